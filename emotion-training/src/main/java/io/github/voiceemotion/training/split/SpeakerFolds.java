package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.Ravdess;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cross-validation over speakers: each fold of speakers is the test part once.
 *
 * <p>With fold k as the test part, the next fold (the first after the last) is the development part
 * and everyone else is trained on: the other folds, speakers in no fold and, if the protocol is
 * told of them, other corpora:
 *
 * <pre>{@code
 * Protocol protocol = SpeakerFolds.RAVDESS_5.protocol(1).trainedWith(List.of(Tess.NAME));
 * }</pre>
 *
 * @param name the name to quote beside a score, such as {@code RAVDESS-5}
 * @param folds the ids of the speakers of each fold; at least three folds, no speaker in two
 */
public record SpeakerFolds(String name, List<Set<String>> folds) {

  /**
   * Five folds of four RAVDESS actors each.
   *
   * <p>Source: the fold assignment of Z. Ma et al., "EmoBox: Multilingual Multi-corpus Speech
   * Emotion Recognition Toolkit and Benchmark", Interspeech 2024. Actors 6, 13, 17 and 22 are in no
   * fold, and so always trained on.
   */
  public static final SpeakerFolds RAVDESS_5 =
      new SpeakerFolds(
          "RAVDESS-5",
          List.of(
              actors(1, 11, 20, 21),
              actors(4, 10, 12, 14),
              actors(8, 9, 19, 23),
              actors(3, 5, 7, 24),
              actors(2, 15, 16, 18)));

  /**
   * The same folds, for the eight emotions that RAVDESS was published with, {@link Ravdess#EIGHT}.
   */
  public static final SpeakerFolds RAVDESS_8 = new SpeakerFolds("RAVDESS-8", RAVDESS_5.folds());

  public SpeakerFolds {
    folds = folds.stream().map(Set::copyOf).toList();
    if (folds.size() < 3) {
      throw new IllegalArgumentException(
          name + " has " + folds.size() + " folds, expected at least 3");
    }
    Set<String> seen = new HashSet<>();
    for (Set<String> fold : folds) {
      for (String speaker : fold) {
        if (!seen.add(speaker)) {
          throw new IllegalArgumentException(name + " has speaker " + speaker + " in two folds");
        }
      }
    }
  }

  /**
   * Returns the protocol that tests on one of the folds.
   *
   * @param fold the number of the test fold, from 1
   * @throws IllegalArgumentException if there is no such fold
   */
  public SpeakerSplit protocol(int fold) {
    if (fold < 1 || fold > folds.size()) {
      throw new IllegalArgumentException(
          "fold is " + fold + ", expected 1 to " + folds.size() + " (" + name + ")");
    }
    return new SpeakerSplit(
        name + " fold " + fold, folds.get(fold % folds.size()), folds.get(fold - 1));
  }

  private static Set<String> actors(int... numbers) {
    return IntStream.of(numbers).mapToObj(Ravdess::speaker).collect(Collectors.toSet());
  }
}
