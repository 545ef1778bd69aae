package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * Convolution over time, batch normalisation and ReLU, added to the input (He et al. 2016).
 *
 * <p>The number of frames stays. The frames that a filter sees may lie apart, so that few layers
 * see far (Yu and Koltun 2016).
 *
 * @param size of a frame, in and out
 * @param width frames that a filter sees, odd
 * @param dilation frames from one of these to the next
 * @param dropout share of the outputs that are dropped in training
 */
public record ResidualConvolution(int size, int width, int dilation, double dropout)
    implements SequenceLayer {

  public ResidualConvolution {
    Require.positive("size", size);
    Require.odd("width", width);
    Require.positive("dilation", dilation);
    Require.share("dropout", dropout);
  }

  @Override
  public int inputs() {
    return size;
  }

  @Override
  public int outputs() {
    return size;
  }

  @Override
  public List<Parameter> parameters() {
    return BatchNormalisation.parametersAfter(
        Parameter.weightsBeforeRelu(Convolution.WEIGHTS, (long) width * size, size));
  }

  @Override
  public Kernel kernel(ParameterBuffers values, ParameterBuffers gradients) {
    return new ResidualConvolutionKernel(this, values, gradients);
  }
}
