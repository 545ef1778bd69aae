package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.CremaD;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A protocol that names the speakers of the development and of the test part; everyone else is
 * trained on.
 *
 * @param name the name to quote beside a score
 * @param development the ids of the speakers of the development part
 * @param test the ids of the speakers of the test part, none of them in the development part
 */
public record SpeakerSplit(String name, Set<String> development, Set<String> test)
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
    for (String speaker : test) {
      if (development.contains(speaker)) {
        throw new IllegalArgumentException(
            name + " has speaker " + speaker + " in the development part and in the test part");
      }
    }
  }

  @Override
  public Split split(List<Utterance> utterances) {
    List<Utterance> trainPart = new ArrayList<>();
    List<Utterance> developmentPart = new ArrayList<>();
    List<Utterance> testPart = new ArrayList<>();
    for (Utterance utterance : utterances) {
      if (test.contains(utterance.speaker())) {
        testPart.add(utterance);
      } else if (development.contains(utterance.speaker())) {
        developmentPart.add(utterance);
      } else {
        trainPart.add(utterance);
      }
    }
    try {
      return new Split(trainPart, developmentPart, testPart);
    } catch (IllegalArgumentException empty) {
      throw new IllegalArgumentException(name + ": " + empty.getMessage(), empty);
    }
  }

  private static Set<String> actors(int... numbers) {
    return IntStream.of(numbers).mapToObj(CremaD::speaker).collect(Collectors.toSet());
  }
}
