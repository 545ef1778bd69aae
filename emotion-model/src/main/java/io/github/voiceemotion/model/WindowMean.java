package io.github.voiceemotion.model;

import java.util.List;

/**
 * The answer of several windows together: the normalised geometric mean of their probabilities.
 *
 * <p>That is the mean of the logarithms, which a window that rules an emotion out can speak in, and
 * it makes no difference whether the windows or their mean are calibrated.
 */
public final class WindowMean {

  /** Keeps one window from having the only word. */
  private static final double SMALLEST_PROBABILITY = 1e-12;

  private WindowMean() {}

  /**
   * Returns the mean of each of several recordings.
   *
   * @param rows of probabilities, the windows of one recording after those of the other
   * @param counts how many windows each recording has; their sum is the number of rows
   * @return one row a recording
   */
  public static double[][] ofEach(double[][] rows, List<Integer> counts) {
    List<double[]> all = List.of(rows);
    double[][] means = new double[counts.size()][];
    int from = 0;
    for (int i = 0; i < means.length; i++) {
      int to = from + counts.get(i);
      means[i] = of(all.subList(from, to));
      from = to;
    }
    if (from != rows.length) {
      throw new IllegalArgumentException(
          "counts sum to " + from + ", expected " + rows.length + " rows");
    }
    return means;
  }

  /**
   * Returns the mean.
   *
   * @param windows a row of probabilities a window, all of one length; at least one window
   * @return as many probabilities as a row has, which sum to 1; the only row itself
   */
  public static double[] of(List<double[]> windows) {
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("windows are none, expected at least one");
    }
    if (windows.size() == 1) {
      return windows.get(0).clone();
    }
    double[] mean = new double[windows.get(0).length];
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      double logs = 0;
      for (double[] window : windows) {
        logs += Math.log(Math.max(window[i], SMALLEST_PROBABILITY));
      }
      mean[i] = Math.exp(logs / windows.size());
      sum += mean[i];
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= sum;
    }
    return mean;
  }
}
