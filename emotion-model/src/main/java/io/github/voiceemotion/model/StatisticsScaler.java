package io.github.voiceemotion.model;

import java.util.List;
import java.util.Objects;

/**
 * Brings statistics to a mean of 0 and a deviation of 1, and bounds what is far away.
 *
 * @param mean of each statistic
 * @param deviation of each statistic, above 0
 * @param limit statistics further from the mean than so many deviations count as that far
 */
record StatisticsScaler(float[] mean, float[] deviation, float limit) {

  private static final float SMALLEST_DEVIATION = 1e-8f;

  StatisticsScaler {
    Objects.requireNonNull(mean, "mean");
    for (float value : deviation) {
      if (!(value > 0)) {
        throw new IllegalArgumentException(
            "the discriminant has a deviation of " + value + ", expected above 0");
      }
    }
  }

  /**
   * Fits to rows of statistics.
   *
   * @param shares how much each row counts; they sum to 1
   */
  static StatisticsScaler fit(List<float[]> rows, double[] shares, float limit) {
    float[] mean = mean(rows, shares);
    double[] squares = new double[mean.length];
    for (int row = 0; row < shares.length; row++) {
      for (int i = 0; i < squares.length; i++) {
        double difference = rows.get(row)[i] - mean[i];
        squares[i] += shares[row] * difference * difference;
      }
    }
    float[] deviation = new float[squares.length];
    for (int i = 0; i < deviation.length; i++) {
      float value = (float) Math.sqrt(squares[i]);
      deviation[i] = value < SMALLEST_DEVIATION ? 1 : value;
    }
    return new StatisticsScaler(mean, deviation, limit);
  }

  private static float[] mean(List<float[]> rows, double[] shares) {
    double[] sums = new double[rows.get(0).length];
    for (int row = 0; row < shares.length; row++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += shares[row] * rows.get(row)[i];
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) sums[i];
    }
    return mean;
  }

  /** Returns how many statistics there are. */
  int size() {
    return mean.length;
  }

  /**
   * Scales statistics.
   *
   * @throws IllegalArgumentException if there are too few or too many
   */
  float[] scale(float[] statistics) {
    if (statistics.length != mean.length) {
      throw new IllegalArgumentException(
          "statistics are " + statistics.length + " numbers, expected " + mean.length);
    }
    float[] scaled = new float[statistics.length];
    for (int i = 0; i < scaled.length; i++) {
      float value = (statistics[i] - mean[i]) / deviation[i];
      scaled[i] = Math.max(-limit, Math.min(limit, value));
    }
    return scaled;
  }
}
