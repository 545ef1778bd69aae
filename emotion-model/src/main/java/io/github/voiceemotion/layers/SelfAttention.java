package io.github.voiceemotion.layers;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Multi-head self-attention, added to its input, and layer normalisation of the sum (Vaswani et al.
 * 2017; Ba et al. 2016).
 */
public final class SelfAttention extends SequenceLayer {

  private static final long serialVersionUID = 1L;

  /** Of queries, keys and values, side by side. */
  static final String WEIGHTS = "weights";

  static final String BIAS = "bias";
  static final String OUTPUT_WEIGHTS = "outputWeights";
  static final String OUTPUT_BIAS = "outputBias";
  static final String SCALE = "scale";
  static final String SHIFT = "shift";

  @JsonProperty private int heads;

  SelfAttention() {}

  /**
   * Describes the layer.
   *
   * @param size of a frame, in and out
   * @param heads that share the size evenly
   * @param dropout share of the outputs that are dropped in training
   */
  public SelfAttention(int size, int heads, double dropout) {
    super(size, size, dropout);
    if (heads < 1 || size % heads != 0) {
      throw new IllegalArgumentException(
          "heads is " + heads + ", expected a divisor of the size " + size);
    }
    this.heads = heads;
  }

  int heads() {
    return heads;
  }

  @Override
  List<Parameter> parameters() {
    int size = inputs();
    return List.of(
        new Parameter(WEIGHTS, Parameter.Kind.WEIGHT, Math.sqrt(6.0 / (2 * size)), size, 3L * size),
        Parameter.bias(BIAS, 0, 3L * size),
        Parameter.weights(OUTPUT_WEIGHTS, size, size),
        Parameter.bias(OUTPUT_BIAS, 0, size),
        Parameter.bias(SCALE, 1, size),
        Parameter.bias(SHIFT, 0, size));
  }

  @Override
  Kernel kernel(Buffers values, Buffers gradients) {
    return new SelfAttentionKernel(this, values, gradients);
  }
}
