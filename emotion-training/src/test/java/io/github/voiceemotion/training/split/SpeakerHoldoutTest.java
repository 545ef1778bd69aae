package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerHoldoutTest {

  @ParameterizedTest
  @CsvSource({
    "106, 0.2, 0.2,  21, 21",
    "20, 0.2,  0.1,  4, 2",
    "10, 0.25, 0.15, 3, 2",
    "3,  0.2,  0.2,  1, 1",
    "3,  0.49, 0.49, 1, 1",
    "4,  0.45, 0.45, 2, 1",
    "5,  0.01, 0.9,  1, 3",
    "5,  0.9,  0.01, 3, 1"
  })
  void givesEachPartItsShareAndAtLeastOneSpeaker(
      int speakers, double test, double development, int tested, int developed) {
    Split split = new SpeakerHoldout(1, test, development).split(Listings.corpus("own", speakers));

    assertEquals(tested, Utterance.speakers(split.test()).size());
    assertEquals(developed, Utterance.speakers(split.development()).size());
    assertEquals(speakers - tested - developed, Utterance.speakers(split.train()).size());
  }

  @Test
  void dividesACorpusOfTwoSpeakersTogetherWithALargeOne() {
    List<Utterance> utterances = new ArrayList<>(Listings.corpus("tess", 2));
    utterances.addAll(Listings.corpus("emospeech-in", 106));

    for (int seed = 1; seed <= 20; seed++) {
      Split split = new SpeakerHoldout(seed, 0.2, 0.2).split(utterances);

      assertEquals(22, Utterance.speakers(split.test()).size());
      assertEquals(22, Utterance.speakers(split.development()).size());
      assertEquals(64, Utterance.speakers(split.train()).size());
    }
  }

  @Test
  void keepsSpeakersApartWhateverTheListing() {
    Random random = new Random(1);
    for (int seed = 0; seed < 300; seed++) {
      List<Utterance> utterances = Listings.random(seed, 3);
      Protocol protocol =
          new SpeakerHoldout(seed, 0.01 + 0.48 * random.nextDouble(), 0.5 * random.nextDouble());

      Split split = protocol.split(utterances);

      Set<String> train = Utterance.speakers(split.train());
      Set<String> development = Utterance.speakers(split.development());
      Set<String> test = Utterance.speakers(split.test());
      assertTrue(Collections.disjoint(train, development), "seed " + seed);
      assertTrue(Collections.disjoint(train, test), "seed " + seed);
      assertTrue(Collections.disjoint(development, test), "seed " + seed);
      assertEquals(
          utterances.size(),
          split.train().size() + split.development().size() + split.test().size());
    }
  }

  @Test
  void dependsOnTheSpeakersAndTheSeedAlone() {
    List<Utterance> utterances = Listings.random(1, 2);
    List<Utterance> reversed = new ArrayList<>(utterances);
    Collections.reverse(reversed);

    Set<String> tested = tested(1, utterances);

    assertEquals(tested, tested(1, reversed));
    assertNotEquals(tested, tested(2, utterances));
  }

  @Test
  void namesItsShares() {
    assertEquals(
        "speaker holdout (test 0.2, development 0.1)", new SpeakerHoldout(1, 0.2, 0.1).name());
  }

  @Test
  void refusesTwoSpeakers() {
    Protocol protocol = new SpeakerHoldout(1, 0.2, 0.1);
    List<Utterance> two = Listings.corpus("own", 2);

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> protocol.split(two));

    assertEquals(
        "speaker holdout (test 0.2, development 0.1): the number of speakers is 2,"
            + " expected at least 3; the protocol random divides by recording",
        refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0, 0.2", "0.2, 0", "0.5, 0.5", "-0.1, 0.2", "NaN, 0.2", "0.2, NaN"})
  void refusesSharesThatLeaveNothing(double test, double development) {
    assertThrows(IllegalArgumentException.class, () -> new SpeakerHoldout(1, test, development));
  }

  private static Set<String> tested(long seed, List<Utterance> utterances) {
    return Utterance.speakers(new SpeakerHoldout(seed, 0.2, 0.1).split(utterances).test());
  }
}
