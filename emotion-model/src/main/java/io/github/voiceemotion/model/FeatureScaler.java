package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Makes clips comparable: takes each clip's own mean off the features that a microphone and a room
 * colour, then brings each feature to mean 0 and standard deviation 1 over the training part.
 *
 * <p>Only frames that sound count. The silence that fills a short clip up to three seconds becomes
 * 0 in every feature but the level, so that it neither tells how long the clip was filled up nor
 * dilutes what is said.
 *
 * @param mean of each of the 120 features
 * @param deviation standard deviation of each of the 120 features, above 0; 1 for a feature that
 *     never changed
 * @param centred groups of which each clip's own mean is taken off first (cepstral mean
 *     normalisation, Atal 1974)
 */
public record FeatureScaler(float[] mean, float[] deviation, List<FeatureGroup> centred) {

  /**
   * Scaled values are kept within this many deviations, so that no freak frame drowns the others.
   */
  private static final float LIMIT = 10;

  private static final double SMALLEST_DEVIATION = 1e-8;

  private static final int LEVEL = FeatureSet.index("rms");

  /** The level above which a frame sounds: 100 dB under full scale. */
  private static final float SILENCE = 1e-5f;

  public FeatureScaler {
    requireFinite("mean", mean);
    requireFinite("deviation", deviation);
    for (float value : deviation) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("deviation holds " + value + ", expected above 0");
      }
    }
    centred = List.copyOf(centred);
  }

  /**
   * Fits the scaler to the sounding frames of the matrices.
   *
   * @param centred groups of which each clip's own mean is taken off
   * @throws IllegalArgumentException if no frame sounds
   */
  public static FeatureScaler fit(Collection<FeatureMatrix> matrices, List<FeatureGroup> centred) {
    double[] sum = new double[FeatureSet.SIZE];
    long frames = 0;
    for (FeatureMatrix matrix : matrices) {
      float[] values = matrix.values();
      float[] clipMean = clipMean(matrix, centred);
      for (int row = 0; row < values.length; row += FeatureSet.SIZE) {
        if (sounds(values, row)) {
          for (int i = 0; i < FeatureSet.SIZE; i++) {
            sum[i] += values[row + i] - clipMean[i];
          }
          frames++;
        }
      }
    }
    if (frames == 0) {
      throw new IllegalArgumentException("no sounding frames to fit the scaler to");
    }
    float[] mean = new float[FeatureSet.SIZE];
    for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
      mean[feature] = (float) (sum[feature] / frames);
    }
    // A second pass: the difference of sums of squares would lose the roll-offs' digits.
    double[] squares = new double[FeatureSet.SIZE];
    for (FeatureMatrix matrix : matrices) {
      float[] values = matrix.values();
      float[] clipMean = clipMean(matrix, centred);
      for (int row = 0; row < values.length; row += FeatureSet.SIZE) {
        if (sounds(values, row)) {
          for (int i = 0; i < FeatureSet.SIZE; i++) {
            double difference = values[row + i] - clipMean[i] - mean[i];
            squares[i] += difference * difference;
          }
        }
      }
    }
    float[] deviation = new float[FeatureSet.SIZE];
    for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
      double value = Math.sqrt(squares[feature] / frames);
      deviation[feature] = value < SMALLEST_DEVIATION ? 1 : (float) value;
    }
    return new FeatureScaler(mean, deviation, centred);
  }

  /** Writes the scaled features, in the order of the matrix, to the target from an offset on. */
  public void scale(FeatureMatrix matrix, float[] target, int offset) {
    float[] values = matrix.values();
    float[] clipMean = clipMean(matrix, centred);
    for (int row = 0; row < values.length; row += FeatureSet.SIZE) {
      boolean sounds = sounds(values, row);
      for (int i = 0; i < FeatureSet.SIZE; i++) {
        float scaled = 0;
        if (sounds || i == LEVEL) {
          scaled = (values[row + i] - clipMean[i] - mean[i]) / deviation[i];
        }
        target[offset + row + i] = Math.max(-LIMIT, Math.min(LIMIT, scaled));
      }
    }
  }

  /** Of the sounding frames for the features that are centred, 0 for the others. */
  private static float[] clipMean(FeatureMatrix matrix, List<FeatureGroup> centred) {
    float[] mean = new float[FeatureSet.SIZE];
    if (centred.isEmpty()) {
      return mean;
    }
    float[] values = matrix.values();
    double[] sum = new double[FeatureSet.SIZE];
    int frames = 0;
    for (int row = 0; row < values.length; row += FeatureSet.SIZE) {
      if (sounds(values, row)) {
        for (int i = 0; i < FeatureSet.SIZE; i++) {
          sum[i] += values[row + i];
        }
        frames++;
      }
    }
    for (FeatureGroup group : centred) {
      for (int i = group.firstIndex(); i < group.endIndex() && frames > 0; i++) {
        mean[i] = (float) (sum[i] / frames);
      }
    }
    return mean;
  }

  /** Returns whether the frame that begins at an index is no silence. */
  static boolean sounds(float[] values, int row) {
    return values[row + LEVEL] > SILENCE;
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
