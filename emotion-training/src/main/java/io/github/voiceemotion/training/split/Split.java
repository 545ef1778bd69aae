package io.github.voiceemotion.training.split;

import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Utterances in three parts that share no utterance and, but for one protocol, no speaker.
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

  /** Creates a split that tests nobody. */
  static Split withoutTest(List<Utterance> train, List<Utterance> development) {
    return new Split(train, development, List.of(), false);
  }

  /** Creates a split of which no speaker may be in two parts. */
  public Split(List<Utterance> train, List<Utterance> development, List<Utterance> test) {
    this(train, development, test, false);
    if (test.isEmpty()) {
      throw new IllegalArgumentException("the test part is empty");
    }
  }

  /** Returns the emotions of all parts: those that a model of this split answers with. */
  public Labels labels() {
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
