package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.training.augment.WaveformAugmentation;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The changed copies that some utterances, those trained on, are given besides the original.
 *
 * <p>A copy depends on nothing but the seed, the speaker, the name of the file and the copy's
 * number.
 *
 * @param utterances that get copies
 * @param count copies of each, 0 or more
 * @param augmentation what is done to them
 * @param seed of what is random
 */
public record AugmentedCopies(
    Set<Utterance> utterances, int count, WaveformAugmentation augmentation, long seed) {

  public AugmentedCopies {
    utterances = Set.copyOf(utterances);
    Objects.requireNonNull(augmentation, "augmentation");
    if (count < 0) {
      throw new IllegalArgumentException("count is " + count + ", expected 0 or more");
    }
  }

  /** The same copies whatever the seed of a run, so that they are computed once for all runs. */
  private static final long SEED = 1;

  /** Returns copies of some utterances. */
  public static AugmentedCopies of(
      Set<Utterance> utterances, int count, WaveformAugmentation augmentation) {
    return new AugmentedCopies(utterances, count, augmentation, SEED);
  }

  /** Returns no copies. */
  public static AugmentedCopies none() {
    return of(Set.of(), 0, new WaveformChain(List.of()));
  }

  /**
   * Returns a copy of an utterance's audio.
   *
   * @param number of the copy, from 1; 0 for the audio itself
   */
  AudioClip copy(Utterance utterance, AudioClip clip, int number) {
    return number == 0
        ? clip
        : augmentation.apply(clip, new SplittableRandom(seeds(utterance).get(number - 1)));
  }

  /** Returns what each of an utterance's copies is drawn from. */
  List<Long> seeds(Utterance utterance) {
    if (!utterances.contains(utterance)) {
      return List.of();
    }
    // In SAVEE, speakers have files of the same name.
    String name = utterance.speaker() + "/" + utterance.path().getFileName();
    long file = 1_000_003L * seed + name.hashCode();
    return LongStream.range(0, count).map(copy -> 1_000_003L * file + copy).boxed().toList();
  }
}
