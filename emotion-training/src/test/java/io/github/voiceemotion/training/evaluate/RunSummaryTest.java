package io.github.voiceemotion.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.evaluate.RunSummary.Spread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  @Test
  void takesTheStandardDeviationOfASample() {
    // Textbook: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and squared distances that sum to 32.
    Spread spread = Spread.of(0.2, 0.4, 0.4, 0.4, 0.5, 0.5, 0.7, 0.9);

    assertEquals(0.5, spread.mean(), 1e-12);
    assertEquals(Math.sqrt(0.32 / 7), spread.deviation(), 1e-12);
    assertEquals(0.2, spread.lowest());
    assertEquals(0.9, spread.highest());
  }

  @Test
  void summarisesUarAndAccuracyOverRuns() {
    // Recalls of sad and fear: 1 and 0, 1 and 1, 0 and 0.
    List<Evaluation> runs = List.of(run(3, 0), run(3, 1), run(0, 0));

    RunSummary summary = RunSummary.of("RAVDESS-5", runs);

    assertEquals(3, summary.runs());
    assertEquals(new Spread(0.5, 0.5, 0, 1), summary.uar());
    assertEquals((0.75 + 1 + 0) / 3, summary.accuracy().mean(), 1e-12);
    assertEquals(
        "RAVDESS-5: UAR 0.500, deviation 0.500, 0.000 to 1.000;"
            + " among the emotions of each test part 0.667, deviation 0.289, 0.500 to 1.000;"
            + " accuracy 0.583, deviation 0.520, 0.000 to 1.000 (3 runs)",
        summary.summary());
  }

  @Test
  void knowsNoDeviationOfOneRun() {
    RunSummary summary = RunSummary.of("P", List.of(run(3, 0)));

    assertEquals(new Spread(0.5, Double.NaN, 0.5, 0.5), summary.uar());
    assertEquals(
        "P: UAR 0.500; among the emotions of each test part 0.500; accuracy 0.750 (1 run)",
        summary.summary());
  }

  @Test
  void saysNothingOfTheEmotionsOfTestPartsThatHaveAll() {
    List<ScoredUtterance> all =
        Labels.SIX.emotions().stream().map(emotion -> prediction(emotion, emotion)).toList();

    RunSummary summary = RunSummary.of("P", List.of(Evaluation.of("fold", all, 1)));

    assertEquals("P: UAR 1.000; accuracy 1.000 (1 run)", summary.summary());
  }

  @Test
  void refusesNothingAndScoresWithoutProtocol() {
    List<Evaluation> runs = List.of(run(1, 1));

    assertThrows(IllegalArgumentException.class, () -> RunSummary.of("P", List.of()));
    assertThrows(IllegalArgumentException.class, () -> RunSummary.of(" ", runs));
  }

  /** Returns a run over three sad utterances and one of fear, so many of them recognised. */
  private static Evaluation run(int sad, int fear) {
    List<ScoredUtterance> scored = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      scored.add(prediction(Emotion.SAD, i < sad ? Emotion.SAD : Emotion.HAPPY));
    }
    scored.add(prediction(Emotion.FEAR, fear == 1 ? Emotion.FEAR : Emotion.HAPPY));
    return Evaluation.of("fold", scored, 1);
  }

  private static ScoredUtterance prediction(Emotion truth, Emotion predicted) {
    return Predictions.prediction("a", truth, predicted, 0.9);
  }
}
