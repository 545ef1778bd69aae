package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllSpeakersTest {

  @Test
  void trainsOnEveryoneButTheDevelopmentSpeakersAndTestsNobody() {
    List<Utterance> utterances = new ArrayList<>(Listings.corpus("ravdess", 20));
    utterances.addAll(Listings.corpus("tess", 2));
    Split split = new AllSpeakers(1).split(utterances);

    assertTrue(split.test().isEmpty());
    assertEquals(utterances.size(), split.train().size() + split.development().size());
    assertEquals(4, Utterance.speakers(split.development()).size());
    assertEquals(18, Utterance.speakers(split.train()).size());
  }

  @Test
  void refusesCorporaWithTooFewSpeakersForADevelopmentPart() {
    List<Utterance> few = Listings.corpus("tess", 2);

    assertThrows(IllegalArgumentException.class, () -> new AllSpeakers(1).split(few));
  }
}
