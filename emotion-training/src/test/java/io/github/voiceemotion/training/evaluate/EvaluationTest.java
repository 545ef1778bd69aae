package io.github.voiceemotion.training.evaluate;

import static io.github.voiceemotion.training.evaluate.Predictions.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
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
        "RAVDESS-5 fold 1: UAR 0.750 [0.500-1.000] (0.750 among its own 2 emotions),"
            + " accuracy 0.667, macro F1 0.833, calibration error 0.083 (3 utterances, 2 speakers)",
        Evaluation.of("RAVDESS-5 fold 1", SCORED, 1).summary());
  }

  @Test
  void setsTheProbabilitiesOfEmotionsAsideThatTheTestPartDoesNotHave() {
    double[] surprised = {0.1, 0.2, 0.05, 0.05, 0.1, 0.5};
    List<ScoredUtterance> scored =
        List.of(
            scored(Emotion.HAPPY, surprised),
            scored(Emotion.NEUTRAL, surprised),
            prediction("b", Emotion.NEUTRAL, Emotion.NEUTRAL, 0.75));

    Evaluation evaluation = Evaluation.of("protocol", scored, 1);

    assertEquals(0.25, evaluation.confusion().uar());
    assertEquals(1, evaluation.confusion().count(Emotion.HAPPY, Emotion.SURPRISE));
    assertEquals(0.75, evaluation.amongOwn().uar());
    assertEquals(1, evaluation.amongOwn().count(Emotion.NEUTRAL, Emotion.HAPPY));
    assertEquals(0, evaluation.amongOwn().count(Emotion.HAPPY, Emotion.SURPRISE));
    assertEquals(Labels.SIX, evaluation.amongOwn().labels());
  }

  @Test
  void doesNotSpeakOfOwnEmotionsWhereAllOccurOrOneAlone() {
    List<ScoredUtterance> all =
        Labels.SIX.emotions().stream()
            .map(emotion -> prediction("a", emotion, emotion, 0.75))
            .toList();

    assertFalse(Evaluation.of("protocol", all, 1).summary().contains("own"));
    assertFalse(Evaluation.of("protocol", SCORED.subList(0, 2), 1).summary().contains("own"));
  }

  private static ScoredUtterance scored(Emotion truth, double... probabilities) {
    return new ScoredUtterance(
        Utterance.of(Path.of("a.wav"), "test", "a", truth), Labels.SIX, probabilities);
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
