package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void refusesSpeakerInTwoParts() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Split.of(
                    List.of(utterance("x-1"), utterance("x-2")),
                    List.of(utterance("x-3")),
                    List.of(utterance("x-2"))));

    assertEquals("speaker x-2 is in the train part and in the test part", refusal.getMessage());
  }

  @Test
  void refusesUtteranceInTwoPartsEvenWhereSpeakersMayBe() {
    List<Utterance> once = List.of(utterance("x-1"));
    List<Utterance> twice = List.of(utterance("x-2"));

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Split(twice, once, twice, true));

    assertEquals("file x-2.wav is in the train part and in the test part", refusal.getMessage());
  }

  @Test
  void refusesEmptyPart() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> Split.of(List.of(utterance("x-1")), List.of(), List.of(utterance("x-2"))));

    assertEquals("the development part is empty", refusal.getMessage());
  }

  @Test
  void dividesByWhoSpeaksAndTrainsOnEveryoneElse() {
    List<Utterance> all =
        List.of(utterance("x-1"), utterance("x-2"), utterance("x-3"), utterance("x-4"));

    Split split = Split.bySpeakers(all, Set.of("x-2"), Set.of("x-4"));

    assertEquals(
        Split.of(List.of(all.get(0), all.get(2)), all.subList(1, 2), all.subList(3, 4)), split);
  }

  @Test
  void refusesASpeakerNamedForTwoParts() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> Split.bySpeakers(List.of(utterance("x-1")), Set.of("x-2", "x-3"), Set.of("x-3")));

    assertEquals(
        "speaker x-3 is named for the development part and for the test part",
        refusal.getMessage());
  }

  @Test
  void allowsNoTestOnlyWhereNoneIsWanted() {
    List<Utterance> train = List.of(utterance("x-1"));
    List<Utterance> development = List.of(utterance("x-2"));

    assertEquals(List.of(), Split.withoutTest(train, development).test());
    assertThrows(IllegalArgumentException.class, () -> Split.of(train, development, List.of()));
  }

  private static Utterance utterance(String speaker) {
    return new Utterance(
        Path.of(speaker + ".wav"), "x", speaker, Emotion.HAPPY, Intensity.UNSPECIFIED);
  }
}
