package io.github.voiceemotion.training.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a model's confidence is from how often it is right.
 *
 * <p>Predictions are sorted into 15 bins of equal width by their confidence. In each bin, the mean
 * confidence should equal the accuracy; the expected calibration error is the mean distance between
 * the two, weighted by the bins' counts: 0 for a model that is right in 70 % of the cases in which
 * it says 70 %.
 *
 * <p>Source: C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On Calibration of Modern Neural
 * Networks", ICML 2017.
 *
 * @param expected the expected calibration error, 0 to 1
 * @param bins the bins by rising confidence, for a reliability diagram
 */
public record CalibrationError(double expected, List<Bin> bins) {

  /** The number of bins. */
  public static final int BINS = 15;

  public CalibrationError {
    bins = List.copyOf(bins);
  }

  /**
   * Predictions of similar confidence.
   *
   * @param lower the confidence above which the bin begins
   * @param upper the highest confidence in the bin
   * @param count the number of predictions
   * @param confidence their mean confidence, NaN if there are none
   * @param accuracy the share that is right, NaN if there are none
   */
  public record Bin(double lower, double upper, int count, double confidence, double accuracy) {}

  /**
   * Measures.
   *
   * @param right whether each prediction is right
   * @param confidence the probability of each predicted emotion, 0 to 1, in the same order
   * @throws IllegalArgumentException if there are no predictions, the lengths differ or a
   *     confidence is out of range
   */
  public static CalibrationError of(boolean[] right, double[] confidence) {
    if (right.length != confidence.length) {
      throw new IllegalArgumentException(
          "expected as many confidences as predictions, got "
              + confidence.length
              + " for "
              + right.length);
    }
    if (right.length == 0) {
      throw new IllegalArgumentException("there is nothing to evaluate");
    }
    int[] counts = new int[BINS];
    int[] rights = new int[BINS];
    double[] confidences = new double[BINS];
    for (int i = 0; i < right.length; i++) {
      if (!(confidence[i] >= 0 && confidence[i] <= 1)) {
        throw new IllegalArgumentException("confidence is " + confidence[i] + ", expected 0 to 1");
      }
      int bin = Math.max(0, (int) Math.ceil(confidence[i] * BINS) - 1);
      counts[bin]++;
      rights[bin] += right[i] ? 1 : 0;
      confidences[bin] += confidence[i];
    }
    double distance = 0;
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      distance += Math.abs(rights[i] - confidences[i]);
      bins.add(
          new Bin(
              (double) i / BINS,
              (double) (i + 1) / BINS,
              counts[i],
              confidences[i] / counts[i],
              (double) rights[i] / counts[i]));
    }
    return new CalibrationError(distance / right.length, bins);
  }

  /** Measures the predictions of a model. */
  static CalibrationError of(List<ScoredUtterance> scored) {
    boolean[] right = new boolean[scored.size()];
    double[] confidence = new double[scored.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = scored.get(i).prediction().equals(scored.get(i).truth());
      confidence[i] = scored.get(i).confidence();
    }
    return of(right, confidence);
  }
}
