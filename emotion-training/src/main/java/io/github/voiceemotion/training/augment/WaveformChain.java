package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Several changes of a clip one after the other, each of which happens or not by its probability.
 *
 * <p>As text, a chain is the names of its augmentations, each with its numbers and its probability:
 *
 * <pre>
 * speed=0.9-1.1@1              {@link SpeedChange}: slowest and fastest factor
 * gain=6@0.7                   {@link Gain}: largest gain in dB, either way
 * equalizer=6@0.7              {@link Equalizer}: largest gain in dB, either way
 * room=0.1-0.5:0-15@0.4        {@link Room}: decay in s, direct-to-reverberant ratio in dB
 * band-limit=80-300:3400-7000@0.4
 *                              {@link BandLimit}: low cut and high cut in Hz
 * noise=8-35@0.7               {@link AdditiveNoise}: signal-to-noise ratio in dB
 * </pre>
 *
 * <p>These are the numbers that a name stands for by itself; either part can be left out. So {@code
 * speed,room@1,noise=10-30} says as much as {@code
 * speed=0.9-1.1@1,room=0.1-0.5:0-15@1,noise=10-30@0.7}.
 *
 * @param steps in their order
 */
public record WaveformChain(List<Step> steps) implements WaveformAugmentation {

  private static final String NOTHING = "none";

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

    /** Returns the step as a chain's text has it. */
    @Override
    public String toString() {
      return WaveformOption.write(this);
    }
  }

  /**
   * Returns the way from a mouth to a recording: another voice, then a microphone, a room and
   * noise.
   */
  public static WaveformChain defaults() {
    return parse("speed,equalizer,room,noise");
  }

  /**
   * Reads a chain.
   *
   * <p>The augmentations are applied in the order of the table above, whatever their order in the
   * text.
   *
   * @param text names separated by commas, with or without numbers and probabilities, or {@code
   *     none}
   * @throws IllegalArgumentException if a name is unknown or comes twice, or if its numbers cannot
   *     be read, are too small or large, or the wrong way round
   */
  public static WaveformChain parse(String text) {
    if (text.equals(NOTHING)) {
      return new WaveformChain(List.of());
    }
    Map<WaveformOption, Step> steps = new EnumMap<>(WaveformOption.class);
    for (String part : text.split(",", -1)) {
      WaveformOption option = WaveformOption.namedIn(part);
      if (steps.put(option, option.read(part)) != null) {
        throw new IllegalArgumentException(
            "augmentation \"" + option + "\" comes twice in \"" + text + "\"");
      }
    }
    return new WaveformChain(List.copyOf(steps.values()));
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

  /**
   * Returns the chain as text with all its numbers.
   *
   * <p>{@link #parse} gives an equal chain back for any chain that it gave. A chain made otherwise
   * may have its steps in another order, twice, or of other kinds.
   */
  @Override
  public String toString() {
    return steps.isEmpty()
        ? NOTHING
        : steps.stream().map(Step::toString).collect(Collectors.joining(","));
  }
}
