package io.github.voiceemotion.layers;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Convolution over time, batch normalisation and ReLU, added to the input (He et al. 2016).
 *
 * <p>The number of frames stays. The frames that a filter sees may lie apart, so that few layers
 * see far (Yu and Koltun 2016).
 */
public final class ResidualConvolution extends SequenceLayer {

  private static final long serialVersionUID = 1L;

  @JsonProperty private int width;
  @JsonProperty private int dilation;

  ResidualConvolution() {}

  /**
   * Describes the layer.
   *
   * @param size of a frame, in and out
   * @param width frames that a filter sees, odd
   * @param dilation frames from one of these to the next
   * @param dropout share of the outputs that are dropped in training
   */
  public ResidualConvolution(int size, int width, int dilation, double dropout) {
    super(size, size, dropout);
    if (dilation < 1) {
      throw new IllegalArgumentException("dilation is " + dilation + ", expected at least 1");
    }
    this.width = Convolution.requireOdd(width);
    this.dilation = dilation;
  }

  int width() {
    return width;
  }

  int dilation() {
    return dilation;
  }

  @Override
  List<Parameter> parameters() {
    return BatchNormalisation.parametersAfter(
        Parameter.weightsBeforeRelu(Convolution.WEIGHTS, (long) width * inputs(), outputs()));
  }

  @Override
  Kernel kernel(Buffers values, Buffers gradients) {
    return new ResidualConvolutionKernel(this, values, gradients);
  }
}
