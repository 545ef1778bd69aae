package io.github.voiceemotion.training.split;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Utterances in three parts that share no utterance and, but for one protocol, no speaker.
 *
 * <p>A {@link Protocol} makes one, or one's own lists do:
 *
 * <pre>{@code
 * Split split = Split.bySpeakers(utterances, Set.of("own-ben"), Set.of("own-anna", "own-carla"));
 * }</pre>
 *
 * @param train what the network and the feature scaler are fitted to; not empty
 * @param development what decides when to stop, the learning rate and the calibration; not empty
 * @param test what the scores are measured on, once; empty only for a model whose scores were
 *     measured under other protocols
 * @param sharesSpeakers whether a speaker may be in several parts, which flatters the scores
 */
public record Split(
    List<Utterance> train,
    List<Utterance> development,
    List<Utterance> test,
    boolean sharesSpeakers) {

  public Split {
    train = List.copyOf(train);
    development = List.copyOf(development);
    test = List.copyOf(test);
    Map<String, String> partOf = new HashMap<>();
    claim("train", train, sharesSpeakers, partOf);
    claim("development", development, sharesSpeakers, partOf);
    claim("test", test, sharesSpeakers, partOf);
  }

  /**
   * Creates a split of one's own lists, of which no speaker may be in two.
   *
   * @throws IllegalArgumentException if a list is empty or a speaker is in two
   */
  public static Split of(List<Utterance> train, List<Utterance> development, List<Utterance> test) {
    Split split = new Split(train, development, test, false);
    if (test.isEmpty()) {
      throw new IllegalArgumentException("the test part is empty");
    }
    return split;
  }

  /**
   * Creates a split that tests nobody.
   *
   * @throws IllegalArgumentException if a list is empty or a speaker is in both
   */
  public static Split withoutTest(List<Utterance> train, List<Utterance> development) {
    return new Split(train, development, List.of(), false);
  }

  /**
   * Divides utterances by who speaks; everyone who is not named is trained on.
   *
   * @param developmentSpeakers ids of the speakers of the development part
   * @param testSpeakers ids of the speakers of the test part
   * @throws IllegalArgumentException if a part is empty or a speaker is named for both
   */
  public static Split bySpeakers(
      List<Utterance> utterances, Set<String> developmentSpeakers, Set<String> testSpeakers) {
    for (String speaker : testSpeakers) {
      if (developmentSpeakers.contains(speaker)) {
        throw new IllegalArgumentException(
            "speaker " + speaker + " is named for the development part and for the test part");
      }
    }
    List<Utterance> trainPart = new ArrayList<>();
    List<Utterance> developmentPart = new ArrayList<>();
    List<Utterance> testPart = new ArrayList<>();
    for (Utterance utterance : utterances) {
      if (testSpeakers.contains(utterance.speaker())) {
        testPart.add(utterance);
      } else if (developmentSpeakers.contains(utterance.speaker())) {
        developmentPart.add(utterance);
      } else {
        trainPart.add(utterance);
      }
    }
    return of(trainPart, developmentPart, testPart);
  }

  /**
   * Returns the emotions of all parts: those that a model of this split answers with.
   *
   * @throws IllegalArgumentException if all that is trained on is of one emotion
   */
  public Labels labels() {
    List<Emotion> trained = train.stream().map(Utterance::emotion).distinct().toList();
    if (trained.size() == 1) {
      throw new IllegalArgumentException(
          "all that is trained on is "
              + trained.get(0)
              + ", and a model tells emotions apart: expected recordings of at least two");
    }
    return Labels.among(
        Stream.of(train, development, test).flatMap(List::stream).map(Utterance::emotion).toList());
  }

  private static void claim(
      String part, List<Utterance> utterances, boolean sharesSpeakers, Map<String, String> partOf) {
    if (utterances.isEmpty() && !part.equals("test")) {
      throw new IllegalArgumentException("the " + part + " part is empty");
    }
    for (Utterance utterance : utterances) {
      String claimed =
          sharesSpeakers ? "file " + utterance.path() : "speaker " + utterance.speaker();
      String other = partOf.putIfAbsent(claimed, part);
      if (other != null && !other.equals(part)) {
        throw new IllegalArgumentException(
            claimed + " is in the " + other + " part and in the " + part + " part");
      }
    }
  }
}
