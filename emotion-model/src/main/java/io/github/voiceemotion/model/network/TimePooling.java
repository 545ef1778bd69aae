package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * Mean of each value over time, and after these the standard deviations: {@code [batch, 2 size]}.
 *
 * <p>How much a voice moves tells as much as where it lies (statistics pooling, Snyder et al.
 * 2018).
 *
 * @param size of a frame that goes in
 */
public record TimePooling(int size) implements SequenceLayer {

  public TimePooling {
    Require.positive("size", size);
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
    return List.of();
  }

  @Override
  public Kernel kernel(ParameterBuffers values, ParameterBuffers gradients) {
    return new TimePoolingKernel(size);
  }
}
