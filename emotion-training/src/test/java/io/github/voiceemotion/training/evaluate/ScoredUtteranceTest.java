package io.github.voiceemotion.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScoredUtteranceTest {

  private static final Utterance UTTERANCE =
      new Utterance(Path.of("a.wav"), "test", "test-1", Emotion.SAD, Intensity.UNSPECIFIED);

  @Test
  void predictsTheMostProbableEmotion() {
    ScoredUtterance scored =
        new ScoredUtterance(UTTERANCE, Labels.SIX, new double[] {0.1, 0.1, 0.2, 0.5, 0.1, 0});

    assertEquals(Emotion.SAD, scored.truth());
    assertEquals(Emotion.ANGRY, scored.prediction());
    assertEquals(0.5, scored.confidence());
  }

  @Test
  void keepsItsProbabilitiesWhenTheArrayIsUsedAgain() {
    double[] buffer = {0, 1, 0, 0, 0, 0};
    ScoredUtterance scored = new ScoredUtterance(UTTERANCE, Labels.SIX, buffer);

    buffer[1] = 0;
    scored.probabilities()[1] = 0;

    assertEquals(1.0, scored.confidence());
  }

  @Test
  void refusesWrongNumberOfProbabilities() {
    assertEquals("expected 6 probabilities, got 2", refusal(0.5, 0.5));
  }

  @Test
  void refusesProbabilitiesThatDoNotSumToOne() {
    assertEquals("probabilities of a.wav sum to 1.5, expected 1", refusal(0.5, 0.5, 0.5, 0, 0, 0));
  }

  @Test
  void refusesNaN() {
    assertEquals(
        "probability of a.wav is NaN, expected 0 to 1", refusal(Double.NaN, 0.5, 0.5, 0, 0, 0));
  }

  private static String refusal(double... probabilities) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> new ScoredUtterance(UTTERANCE, Labels.SIX, probabilities))
        .getMessage();
  }
}
