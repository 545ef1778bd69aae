package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Several changes of a clip one after the other, each of which happens or not by its probability.
 *
 * @param steps in their order
 */
public record WaveformChain(List<Step> steps) implements WaveformAugmentation {

  public WaveformChain {
    steps = List.copyOf(steps);
  }

  /**
   * One change.
   *
   * @param augmentation what may happen
   * @param probability that it does, 0 to 1
   */
  public record Step(WaveformAugmentation augmentation, double probability) {

    public Step {
      Objects.requireNonNull(augmentation, "augmentation");
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability is " + probability + ", expected 0 to 1");
      }
    }
  }

  /**
   * Returns the way from a mouth to a recording: another voice, then a microphone, a room and
   * noise.
   */
  public static WaveformChain defaults() {
    return new WaveformChain(
        List.of(
            new Step(new SpeedChange(0.9, 1.1), 1),
            new Step(new Equalizer(6), 0.7),
            new Step(new Room(0.1, 0.5, 0, 15), 0.4),
            new Step(new AdditiveNoise(8, 35), 0.7)));
  }

  @Override
  public AudioClip apply(AudioClip clip, RandomGenerator random) {
    AudioClip changed = clip;
    for (Step step : steps) {
      if (random.nextDouble() < step.probability()) {
        changed = step.augmentation().apply(changed, random);
      }
    }
    return changed;
  }
}
