package io.github.voiceemotion.training.split;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Utterances for the tests. */
final class Listings {

  private Listings() {}

  /** Returns two utterances of each of so many speakers. */
  static List<Utterance> corpus(String name, int speakers) {
    List<Utterance> utterances = new ArrayList<>();
    for (int speaker = 0; speaker < speakers; speaker++) {
      utterances.add(utterance(name, speaker, 0));
      utterances.add(utterance(name, speaker, 1));
    }
    return utterances;
  }

  /** Returns the corpora c0, c1, ... with up to 24 speakers of up to 8 utterances each, mixed. */
  static List<Utterance> random(long seed, int corpora) {
    Random random = new Random(seed);
    List<Utterance> utterances = new ArrayList<>();
    for (int corpus = 0; corpus < corpora; corpus++) {
      int speakers = 1 + random.nextInt(24);
      for (int speaker = 0; speaker < speakers; speaker++) {
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
          utterances.add(utterance("c" + corpus, speaker, i));
        }
      }
    }
    Collections.shuffle(utterances, random);
    return utterances;
  }

  /** Returns the utterances of one corpus. */
  static List<Utterance> of(String corpus, List<Utterance> utterances) {
    return utterances.stream().filter(utterance -> utterance.corpus().equals(corpus)).toList();
  }

  private static Utterance utterance(String corpus, int speaker, int number) {
    String id = corpus + "-" + speaker;
    Emotion emotion = Labels.SIX.get(number % Labels.SIX.size());
    return new Utterance(
        Path.of(id + "-" + number + ".wav"), corpus, id, emotion, Intensity.UNSPECIFIED);
  }
}
