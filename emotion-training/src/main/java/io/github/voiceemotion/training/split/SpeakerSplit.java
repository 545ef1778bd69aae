package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.CremaD;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A protocol that names the speakers of the development and of the test part; everyone else is
 * trained on.
 *
 * <p>Corpora that none of these speakers belongs to are trained on only if the protocol knows of
 * them, and its name then says so: what is trained on besides changes the scores.
 *
 * @param protocol the name to quote beside a score that was reached without other corpora
 * @param development the ids of the speakers of the development part
 * @param test the ids of the speakers of the test part, none of them in the development part
 * @param otherCorpora the names of the other corpora that are trained on
 */
public record SpeakerSplit(
    String protocol, Set<String> development, Set<String> test, SortedSet<String> otherCorpora)
    implements Protocol {

  /**
   * The public split of CREMA-D: 18 actors for development, 17 for the test, the other 56 to train
   * on.
   *
   * <p>Source: the speaker-disjoint split that audEERING published for CREMA-D.
   */
  public static final SpeakerSplit CREMA_D =
      new SpeakerSplit(
          "CREMA-D split",
          actors(
              1049, 1053, 1054, 1055, 1058, 1059, 1061, 1062, 1063, 1064, 1065, 1066, 1067, 1068,
              1070, 1075, 1080, 1085),
          actors(
              1048, 1069, 1071, 1074, 1076, 1077, 1078, 1079, 1082, 1083, 1084, 1086, 1087, 1088,
              1089, 1090, 1091));

  public SpeakerSplit {
    development = Set.copyOf(development);
    test = Set.copyOf(test);
    otherCorpora = Collections.unmodifiableSortedSet(new TreeSet<>(otherCorpora));
    for (String speaker : test) {
      if (development.contains(speaker)) {
        throw new IllegalArgumentException(
            protocol + " has speaker " + speaker + " in the development part and in the test part");
      }
    }
  }

  /** Creates a protocol that trains on no other corpora. */
  public SpeakerSplit(String protocol, Set<String> development, Set<String> test) {
    this(protocol, development, test, Collections.emptySortedSet());
  }

  /**
   * Returns the same protocol with other corpora in the training part.
   *
   * @param corpora their names; they replace those named before
   */
  public SpeakerSplit trainedWith(Collection<String> corpora) {
    return new SpeakerSplit(protocol, development, test, new TreeSet<>(corpora));
  }

  /** Returns the name, such as {@code RAVDESS-5 fold 1, trained with nemo and tess}. */
  @Override
  public String name() {
    return otherCorpora.isEmpty()
        ? protocol
        : protocol + ", trained with " + String.join(" and ", otherCorpora);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if the other corpora are not those that the name says
   */
  @Override
  public Split split(List<Utterance> utterances) {
    Split split = divide(name(), utterances, development, test);
    SortedSet<String> others = corpora(utterances);
    others.removeAll(corpora(split.development()));
    others.removeAll(corpora(split.test()));
    if (!others.equals(otherCorpora)) {
      throw new IllegalArgumentException(
          name() + ": the other corpora are " + others + ", expected " + otherCorpora);
    }
    return split;
  }

  /** Divides utterances by their speakers; what is wrong is told with the protocol's name. */
  static Split divide(
      String protocol, List<Utterance> utterances, Set<String> development, Set<String> test) {
    try {
      return Split.bySpeakers(utterances, development, test);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(protocol + ": " + e.getMessage(), e);
    }
  }

  private static SortedSet<String> corpora(List<Utterance> utterances) {
    return utterances.stream()
        .map(Utterance::corpus)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> actors(int... numbers) {
    return IntStream.of(numbers).mapToObj(CremaD::speaker).collect(Collectors.toSet());
  }
}
