package io.github.voiceemotion.training.evaluate;

import static io.github.voiceemotion.training.evaluate.Predictions.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final List<ScoredUtterance> SCORED =
      List.of(
          prediction("a", Emotion.SAD, Emotion.SAD, 0.75),
          prediction("a", Emotion.SAD, Emotion.FEAR, 0.75),
          prediction("b", Emotion.HAPPY, Emotion.HAPPY, 0.75));

  @Test
  void tiesTheMeasuresTogether() {
    Evaluation evaluation = Evaluation.of("protocol", SCORED, 1);

    assertEquals(0.75, evaluation.confusion().uar());
    assertEquals(2 / 3.0, evaluation.confusion().accuracy(), 1e-12);
    assertEquals(0.75 - 2 / 3.0, evaluation.calibration().expected(), 1e-12);
    // Drawing one speaker twice leaves one emotion: UAR 0.5 for a, 1 for b.
    assertEquals(Optional.of(new Bootstrap.Interval(0.5, 1)), evaluation.uarInterval());
  }

  @Test
  void quotesScoresWithTheirProtocol() {
    assertEquals(
        "RAVDESS-5 fold 1: UAR 0.750 [0.500-1.000], accuracy 0.667, macro F1 0.833,"
            + " calibration error 0.083 (3 utterances, 2 speakers)",
        Evaluation.of("RAVDESS-5 fold 1", SCORED, 1).summary());
  }

  @Test
  void hasNoIntervalOverOneSpeaker() {
    assertEquals(
        Optional.empty(), Evaluation.of("protocol", SCORED.subList(0, 2), 1).uarInterval());
  }

  @Test
  void refusesScoresWithoutProtocol() {
    assertThrows(IllegalArgumentException.class, () -> Evaluation.of(" ", SCORED, 1));
  }
}
