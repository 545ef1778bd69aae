package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The temperature that suits the test parts of several runs, and how well such a one holds for a
 * part that had no say in it.
 *
 * <p>A temperature fitted to a development part knows how sure to be of other speakers of a corpus
 * that was trained on. Where whole corpora are left out, the test parts tell how sure to be of a
 * voice and a microphone from anywhere.
 *
 * @param temperature the geometric mean of those that fit each test part best
 * @param calibrationError of all utterances, each run's with the mean temperature of the other runs
 */
public record CrossFittedTemperature(double temperature, double calibrationError) {

  /**
   * Fits the temperatures.
   *
   * @param runs each test part with uncalibrated probabilities; at least two, of different
   *     utterances
   */
  public static CrossFittedTemperature of(List<List<ScoredUtterance>> runs) {
    if (runs.size() < 2) {
      throw new IllegalArgumentException("runs are " + runs.size() + ", expected at least 2");
    }
    double[] logs =
        runs.stream()
            .mapToDouble(
                run ->
                    Math.log(
                        Calibration.fit(
                                run.stream()
                                    .map(ScoredUtterance::probabilities)
                                    .toArray(double[][]::new),
                                run.stream()
                                    .mapToInt(each -> each.labels().indexOf(each.truth()))
                                    .toArray())
                            .temperature()))
            .toArray();
    double sum = 0;
    for (double log : logs) {
      sum += log;
    }
    List<ScoredUtterance> calibrated = new ArrayList<>();
    for (int run = 0; run < logs.length; run++) {
      Calibration others = new Calibration(Math.exp((sum - logs[run]) / (logs.length - 1)));
      for (ScoredUtterance scored : runs.get(run)) {
        calibrated.add(
            new ScoredUtterance(
                scored.utterance(), scored.labels(), others.apply(scored.probabilities())));
      }
    }
    return new CrossFittedTemperature(
        Math.exp(sum / logs.length), CalibrationError.of(calibrated).expected());
  }

  /** Says it in a sentence. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "One temperature for all test parts would be %.2f; with that of the other parts, each has "
            + "a calibration error of %.3f on average.",
        temperature,
        calibrationError);
  }
}
