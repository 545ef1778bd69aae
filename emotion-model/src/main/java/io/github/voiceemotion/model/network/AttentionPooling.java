package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * Weighted mean of each value over time, and after these the weighted standard deviations: {@code
 * [batch, 2 size]} (attentive statistics pooling, Okabe et al. 2018).
 *
 * <p>The weights are the network's own choice of the frames that tell most: the softmax over time
 * of {@code v tanh(h W + b)} for a frame h. The paper adds a constant to that, which the softmax
 * takes away again.
 *
 * @param size of a frame that goes in
 * @param hidden size of what a frame's weight is computed from
 */
public record AttentionPooling(int size, int hidden) implements SequenceLayer {

  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  /** The paper's v. */
  static final String SCORE_WEIGHTS = "scoreWeights";

  public AttentionPooling {
    Require.positive("size", size);
    Require.positive("hidden", hidden);
  }

  @Override
  public int inputs() {
    return size;
  }

  @Override
  public int outputs() {
    return 2 * size;
  }

  @Override
  public int outputFrames(int frames) {
    return 1;
  }

  @Override
  public boolean isSequence() {
    return false;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.weights(WEIGHTS, size, hidden),
        Parameter.bias(BIAS, 0, hidden),
        Parameter.weights(SCORE_WEIGHTS, hidden, 1));
  }

  @Override
  public Kernel kernel(ParameterBuffers values, ParameterBuffers gradients) {
    return new AttentionPoolingKernel(this, values, gradients);
  }
}
