package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.util.Collection;
import java.util.Objects;

/**
 * Brings each feature to mean 0 and standard deviation 1 over the frames of the training part.
 *
 * @param mean of each of the 120 features
 * @param deviation standard deviation of each of the 120 features, above 0; 1 for a feature that
 *     never changed
 */
public record FeatureScaler(float[] mean, float[] deviation) {

  /**
   * Scaled values are kept within this many deviations, so that no freak frame drowns the others.
   */
  private static final float LIMIT = 10;

  private static final double SMALLEST_DEVIATION = 1e-8;

  public FeatureScaler {
    requireFinite("mean", mean);
    requireFinite("deviation", deviation);
    for (float value : deviation) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("deviation holds " + value + ", expected above 0");
      }
    }
  }

  /** Fits the scaler to all frames of the matrices. */
  public static FeatureScaler fit(Collection<FeatureMatrix> matrices) {
    if (matrices.isEmpty()) {
      throw new IllegalArgumentException("no feature matrices to fit the scaler to");
    }
    double[] sum = new double[FeatureSet.SIZE];
    double frames = 0;
    for (FeatureMatrix matrix : matrices) {
      float[] values = matrix.values();
      for (int i = 0; i < values.length; i++) {
        sum[i % FeatureSet.SIZE] += values[i];
      }
      frames += matrix.frames();
    }
    float[] mean = new float[FeatureSet.SIZE];
    for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
      mean[feature] = (float) (sum[feature] / frames);
    }
    // A second pass: the difference of sums of squares would lose the roll-offs' digits.
    double[] squares = new double[FeatureSet.SIZE];
    for (FeatureMatrix matrix : matrices) {
      float[] values = matrix.values();
      for (int i = 0; i < values.length; i++) {
        double difference = values[i] - mean[i % FeatureSet.SIZE];
        squares[i % FeatureSet.SIZE] += difference * difference;
      }
    }
    float[] deviation = new float[FeatureSet.SIZE];
    for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
      double value = Math.sqrt(squares[feature] / frames);
      deviation[feature] = value < SMALLEST_DEVIATION ? 1 : (float) value;
    }
    return new FeatureScaler(mean, deviation);
  }

  /** Writes the scaled features, in the order of the matrix, to the target from an offset on. */
  public void scale(FeatureMatrix matrix, float[] target, int offset) {
    float[] values = matrix.values();
    for (int row = 0; row < values.length; row += FeatureSet.SIZE) {
      for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
        float scaled = (values[row + feature] - mean[feature]) / deviation[feature];
        target[offset + row + feature] = Math.max(-LIMIT, Math.min(LIMIT, scaled));
      }
    }
  }

  private static void requireFinite(String name, float[] values) {
    Objects.requireNonNull(values, name);
    if (values.length != FeatureSet.SIZE) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, expected " + FeatureSet.SIZE);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + " holds " + value + ", expected finite values");
      }
    }
  }
}
