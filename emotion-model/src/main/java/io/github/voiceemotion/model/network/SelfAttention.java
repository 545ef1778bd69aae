package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * Multi-head self-attention, added to its input, and layer normalisation of the sum (Vaswani et al.
 * 2017; Ba et al. 2016).
 *
 * @param size of a frame, in and out
 * @param heads that share the size evenly
 * @param dropout share of the outputs that are dropped in training
 */
public record SelfAttention(int size, int heads, double dropout) implements SequenceLayer {

  /** Of queries, keys and values, side by side. */
  static final String WEIGHTS = "weights";

  static final String BIAS = "bias";
  static final String OUTPUT_WEIGHTS = "outputWeights";
  static final String OUTPUT_BIAS = "outputBias";
  static final String SCALE = "scale";
  static final String SHIFT = "shift";

  public SelfAttention {
    Require.positive("size", size);
    if (heads < 1 || size % heads != 0) {
      throw new IllegalArgumentException(
          "heads is " + heads + ", expected a divisor of the size " + size);
    }
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
    return List.of(
        new Parameter(WEIGHTS, Parameter.Kind.WEIGHT, Math.sqrt(6.0 / (2 * size)), size, 3L * size),
        Parameter.bias(BIAS, 0, 3L * size),
        Parameter.weights(OUTPUT_WEIGHTS, size, size),
        Parameter.bias(OUTPUT_BIAS, 0, size),
        Parameter.bias(SCALE, 1, size),
        Parameter.bias(SHIFT, 0, size));
  }

  @Override
  public Kernel kernel(ParameterBuffers values, ParameterBuffers gradients) {
    return new SelfAttentionKernel(this, values, gradients);
  }
}
