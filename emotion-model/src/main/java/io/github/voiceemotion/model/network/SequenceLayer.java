package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * A layer that takes a sequence {@code [batch, time, inputs]} and gives a sequence {@code [batch,
 * time, outputs]} or one vector for the whole of it, {@code [batch, outputs]}, single precision.
 *
 * <p>This is its description: sizes, which parameters it has, and how to make the {@link Kernel}
 * that computes it. It holds no numbers of its own.
 */
public sealed interface SequenceLayer
    permits TemporalConvolution,
        ResidualConvolution,
        BidirectionalLstm,
        SelfAttention,
        TimePooling,
        AttentionPooling {

  /** Returns the size of a frame that goes in. */
  int inputs();

  /** Returns the size of a frame that comes out. */
  int outputs();

  /**
   * Returns the share of the outputs that are set to 0 in training, in [0, 1); the others grow so
   * that the mean stays. The kernel computes all outputs: dropping is up to who trains.
   */
  default double dropout() {
    return 0;
  }

  /** Returns the number of frames that come out of so many. */
  default int outputFrames(int frames) {
    return frames;
  }

  /** Returns whether frames come out, and not one vector for the whole sequence. */
  default boolean isSequence() {
    return true;
  }

  /** Returns the layer's parameters in the order in which they are stored. */
  List<Parameter> parameters();

  /**
   * Returns a computation over somebody's memory.
   *
   * @param values gives a parameter's values by its name; asked at every pass
   * @param gradients gives a parameter's gradient by its name; asked in the backward pass only
   */
  Kernel kernel(ParameterBuffers values, ParameterBuffers gradients);
}
