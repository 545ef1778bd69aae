package io.github.voiceemotion.layers;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Weighted mean of each value over time, and after these the weighted standard deviations: {@code
 * [batch, 2 size]} (attentive statistics pooling, Okabe et al. 2018).
 *
 * <p>The weights are the network's own choice of the frames that tell most: the softmax over time
 * of {@code v tanh(h W + b)} for a frame h. The paper adds a constant to that, which the softmax
 * takes away again.
 */
public final class AttentionPooling extends SequenceLayer {

  private static final long serialVersionUID = 1L;

  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  /** The paper's v. */
  static final String SCORE_WEIGHTS = "scoreWeights";

  @JsonProperty private int hidden;

  AttentionPooling() {}

  /**
   * Describes the layer.
   *
   * @param size of a frame that goes in
   * @param hidden size of what a frame's weight is computed from
   */
  public AttentionPooling(int size, int hidden) {
    super(size, 2 * size, 0);
    if (hidden < 1) {
      throw new IllegalArgumentException("hidden is " + hidden + ", expected at least 1");
    }
    this.hidden = hidden;
  }

  int hidden() {
    return hidden;
  }

  @Override
  int outputFrames(int frames) {
    return 1;
  }

  @Override
  boolean isSequence() {
    return false;
  }

  @Override
  List<Parameter> parameters() {
    return List.of(
        Parameter.weights(WEIGHTS, inputs(), hidden),
        Parameter.bias(BIAS, 0, hidden),
        Parameter.weights(SCORE_WEIGHTS, hidden, 1));
  }

  @Override
  Kernel kernel(Buffers values, Buffers gradients) {
    return new AttentionPoolingKernel(this, values, gradients);
  }
}
