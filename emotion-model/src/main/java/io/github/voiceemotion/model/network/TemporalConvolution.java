package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * Convolution over time, batch normalisation, ReLU and maximum over pairs of frames.
 *
 * <p>The convolution keeps the number of frames (zeros stand before and after the sequence) and has
 * no bias, since the normalisation would take it away again. The maximum halves the number; a last
 * odd frame is dropped.
 *
 * @param inputs size of a frame that goes in
 * @param outputs size of a frame that comes out: one value of each filter
 * @param width frames that a filter sees, odd
 * @param dropout share of the outputs that are dropped in training
 * @param isFirst whether this layer is the network's first, so that nobody needs its gradient by
 *     the input: its kernel gives zeros for that, and saves the products
 */
public record TemporalConvolution(
    int inputs, int outputs, int width, double dropout, boolean isFirst) implements SequenceLayer {

  public TemporalConvolution {
    Require.positive("inputs", inputs);
    Require.positive("outputs", outputs);
    Require.odd("width", width);
    Require.share("dropout", dropout);
  }

  @Override
  public int outputFrames(int frames) {
    return frames / 2;
  }

  @Override
  public List<Parameter> parameters() {
    return BatchNormalisation.parametersAfter(
        Parameter.weightsBeforeRelu(Convolution.WEIGHTS, (long) width * inputs, outputs));
  }

  @Override
  public Kernel kernel(ParameterBuffers values, ParameterBuffers gradients) {
    return new TemporalConvolutionKernel(this, values, gradients);
  }
}
