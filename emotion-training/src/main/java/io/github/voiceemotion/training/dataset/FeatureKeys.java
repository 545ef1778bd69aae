package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.model.checksum.Sha256;
import io.github.voiceemotion.training.augment.WaveformAugmentation;
import io.github.voiceemotion.training.corpus.Utterance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Names the features of a clip by everything that their values depend on: what the audio file
 * holds, how features are extracted and, for a copy, how its audio was changed.
 *
 * <p>Code changes without anybody raising a version. So the extraction counts by what it makes of a
 * known sound, besides its parameters; and an augmentation by what it makes of that sound for some
 * seeds, besides its {@code toString}, in which a record gives its parameters. One that says
 * nothing of the kind there is another one in each run, and its copies are never found again.
 */
final class FeatureKeys {

  /** So many that a step of a chain which seldom happens is seen too. */
  private static final int SEEDS = 16;

  private static final int KNOWN_SOUND_RATE = 48_000;

  private final AugmentedCopies copies;
  private final String extraction;
  private final String augmentation;

  /**
   * @param what is computed, by its parameters
   * @param extraction how it is computed, an array a window
   * @param copies which utterances get copies
   */
  FeatureKeys(String what, Function<AudioClip, List<float[]>> extraction, AugmentedCopies copies) {
    AudioClip sound = knownSound();
    this.copies = copies;
    this.extraction = what + "\n" + Sha256.of(extraction.apply(sound));
    this.augmentation = copies.augmentation() + "\n" + effect(copies.augmentation(), sound);
  }

  /**
   * Returns the keys of an utterance's original and of its copies, each 64 hexadecimal digits.
   *
   * @throws IOException if the file cannot be read
   */
  List<String> of(Utterance utterance) throws IOException {
    String original = Sha256.of(utterance.path()) + "\n" + extraction;
    List<String> keys = new ArrayList<>();
    keys.add(Sha256.of(original));
    for (long seed : copies.seeds(utterance)) {
      keys.add(Sha256.of(original + "\n" + augmentation + "\n" + seed));
    }
    return keys;
  }

  private static String effect(WaveformAugmentation augmentation, AudioClip sound) {
    return Sha256.of(
        IntStream.range(0, SEEDS)
            .mapToObj(seed -> augmentation.apply(sound, new SplittableRandom(seed)).samples())
            .toList());
  }

  /**
   * Returns something like words with a falling pitch in a noisy room, resampled: with a pause to
   * cut out, and longer than a window without it.
   */
  static AudioClip knownSound() {
    Random random = new Random(1);
    float[] samples = new float[KNOWN_SOUND_RATE * 6];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double second = (double) i / KNOWN_SOUND_RATE;
      double place = second % 0.6 / 0.6;
      phase += (220 - 90 * place) * (1 + 0.3 * Math.sin(7 * second)) / KNOWN_SOUND_RATE;
      boolean silent = place < 0.25 || place > 0.75 || second > 1.8 && second < 3;
      double voice = silent ? 0 : 2 * (phase - Math.floor(phase)) - 1;
      samples[i] = (float) (0.3 * voice + 0.002 * random.nextGaussian());
    }
    return Resampler.resample(new AudioClip(samples, KNOWN_SOUND_RATE), AudioClip.SAMPLE_RATE);
  }
}
