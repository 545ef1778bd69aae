package io.github.voiceemotion.training.evaluate;

import static io.github.voiceemotion.training.evaluate.Predictions.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossFittedTemperatureTest {

  /**
   * Where every prediction has the same confidence, the best temperature makes it the share that is
   * right: logits of 0.8 against 0.04 are divided by T to give 0.5 against 0.1.
   */
  private static final double HALF_RIGHT = Math.log(0.8 / 0.04) / Math.log(0.5 / 0.1);

  @Test
  void isTheMeanOfWhatSuitsEachRun() {
    CrossFittedTemperature same =
        CrossFittedTemperature.of(List.of(run(0.8, 50), run(0.8, 50), run(0.8, 50)));
    assertEquals(HALF_RIGHT, same.temperature(), 1e-2);
    assertEquals(0, same.calibrationError(), 1e-3);

    // As sure as it should be in the second run: temperature 1. The geometric mean counts.
    CrossFittedTemperature mixed = CrossFittedTemperature.of(List.of(run(0.8, 50), run(0.8, 80)));
    assertEquals(Math.sqrt(HALF_RIGHT), mixed.temperature(), 1e-2);
  }

  @Test
  void measuresARunWithTheTemperatureOfTheOthers() {
    // The first run, right in half of all cases, is left at 0.8 by the second; the second, right in
    // 80 of 100, is brought down to 0.5 by the first.
    CrossFittedTemperature mixed = CrossFittedTemperature.of(List.of(run(0.8, 50), run(0.8, 80)));

    assertEquals(0.3, mixed.calibrationError(), 1e-2);
  }

  @Test
  void saysItInASentence() {
    assertEquals(
        "One temperature for all test parts would be 1.46; with that of the other parts, each has "
            + "a calibration error of 0.062 on average.",
        new CrossFittedTemperature(1.456, 0.0621).summary());
  }

  @Test
  void needsTwoRuns() {
    assertEquals(
        "runs are 1, expected at least 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> CrossFittedTemperature.of(List.of(run(0.8, 50))))
            .getMessage());
  }

  /** 100 predictions, of which some are right. */
  private static List<ScoredUtterance> run(double confidence, int right) {
    List<ScoredUtterance> run = new ArrayList<>();
    Labels emotions = Labels.SIX;
    for (int i = 0; i < 100; i++) {
      Emotion truth = emotions.get(i % emotions.size());
      Emotion predicted = i < right ? truth : emotions.get((i + 1) % emotions.size());
      run.add(prediction("s" + i, truth, predicted, confidence));
    }
    return run;
  }
}
