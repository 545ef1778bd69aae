package io.github.voiceemotion.layers;

import java.util.List;

/**
 * Mean of each value over time, and after these the standard deviations: {@code [batch, 2 size]}.
 *
 * <p>How much a voice moves tells as much as where it lies (statistics pooling, Snyder et al.
 * 2018).
 */
public final class TimePooling extends SequenceLayer {

  private static final long serialVersionUID = 1L;

  TimePooling() {}

  /** Describes the layer for frames of a size. */
  public TimePooling(int size) {
    super(size, 2 * size, 0);
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
    return List.of();
  }

  @Override
  Kernel kernel(Buffers values, Buffers gradients) {
    return new TimePoolingKernel(inputs());
  }
}
