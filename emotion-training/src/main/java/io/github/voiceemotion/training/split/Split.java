package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Utterances in three parts that share no speaker.
 *
 * @param train what the network and the feature scaler are fitted to; not empty
 * @param development what decides when to stop, the learning rate and the calibration; not empty
 * @param test what the scores are measured on, once; not empty
 */
public record Split(List<Utterance> train, List<Utterance> development, List<Utterance> test) {

  public Split {
    train = List.copyOf(train);
    development = List.copyOf(development);
    test = List.copyOf(test);
    Map<String, String> partOfSpeaker = new HashMap<>();
    claim("train", train, partOfSpeaker);
    claim("development", development, partOfSpeaker);
    claim("test", test, partOfSpeaker);
  }

  private static void claim(
      String part, List<Utterance> utterances, Map<String, String> partOfSpeaker) {
    if (utterances.isEmpty()) {
      throw new IllegalArgumentException("the " + part + " part is empty");
    }
    for (String speaker : Utterance.speakers(utterances)) {
      String other = partOfSpeaker.putIfAbsent(speaker, part);
      if (other != null) {
        throw new IllegalArgumentException(
            "speaker " + speaker + " is in the " + other + " part and in the " + part + " part");
      }
    }
  }
}
