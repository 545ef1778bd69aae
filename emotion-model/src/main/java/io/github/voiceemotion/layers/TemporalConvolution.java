package io.github.voiceemotion.layers;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Convolution over time, batch normalisation, ReLU and maximum over pairs of frames.
 *
 * <p>The convolution keeps the number of frames (zeros stand before and after the sequence) and has
 * no bias, since the normalisation would take it away again. The maximum halves the number; a last
 * odd frame is dropped.
 */
public final class TemporalConvolution extends SequenceLayer {

  private static final long serialVersionUID = 1L;

  @JsonProperty private int width;
  @JsonProperty private boolean first;

  TemporalConvolution() {}

  /**
   * Describes the layer.
   *
   * @param inputs size of a frame that goes in
   * @param filters size of a frame that comes out
   * @param width frames that a filter sees, odd
   * @param dropout share of the outputs that are dropped in training
   */
  public TemporalConvolution(int inputs, int filters, int width, double dropout) {
    super(inputs, filters, dropout);
    this.width = Convolution.requireOdd(width);
  }

  /**
   * Declares that this layer is the network's first, so that nobody needs its gradient by the
   * input: it gives zeros for that, and saves the products.
   */
  public TemporalConvolution asFirst() {
    first = true;
    return this;
  }

  boolean passesGradientBack() {
    return !first;
  }

  int width() {
    return width;
  }

  @Override
  int outputFrames(int frames) {
    return frames / 2;
  }

  @Override
  List<Parameter> parameters() {
    return BatchNormalisation.parametersAfter(
        Parameter.weightsBeforeRelu(Convolution.WEIGHTS, (long) width * inputs(), outputs()));
  }

  @Override
  Kernel kernel(Buffers values, Buffers gradients) {
    return new TemporalConvolutionKernel(this, values, gradients);
  }
}
