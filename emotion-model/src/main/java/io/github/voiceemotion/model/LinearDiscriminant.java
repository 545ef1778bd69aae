package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Tells emotions apart by statistics of the whole clip: a linear discriminant analysis with a
 * shrunk covariance (Friedman, "Regularized Discriminant Analysis", 1989).
 *
 * <p>It knows far less of a corpus than the networks do, so it travels better to voices, rooms and
 * languages that were not trained on. Fitting has one solution, found at once. Safe from several
 * threads.
 */
public final class LinearDiscriminant {

  /** Statistics further from the mean than so many deviations count as that far. */
  private static final float LIMIT = 3;

  /** How much of the covariance is replaced by one that is equal in all directions. */
  private static final double SHRINKAGE = 0.3;

  /** The score of an emotion that was not trained on: its probability is 0. */
  private static final float NEVER = -1e9f;

  private final StatisticsScaler scaler;
  private final float[][] weights;
  private final float[] biases;

  private LinearDiscriminant(StatisticsScaler scaler, float[][] weights, float[] biases) {
    this.scaler = scaler;
    this.weights = weights;
    this.biases = biases;
  }

  /**
   * Fits to clips. All emotions are taken to be equally frequent where it will be used.
   *
   * @param labels the emotions of the model
   * @param clips at least one
   * @param truth the emotion of each clip
   * @param clipWeights how much each clip counts, above 0
   */
  public static LinearDiscriminant fit(
      Labels labels, List<FeatureMatrix> clips, List<Emotion> truth, double[] clipWeights) {
    if (clips.isEmpty() || truth.size() != clips.size() || clipWeights.length != clips.size()) {
      throw new IllegalArgumentException(
          "expected as many emotions and weights as clips, at least one; got "
              + clips.size()
              + " clips, "
              + truth.size()
              + " emotions and "
              + clipWeights.length
              + " weights");
    }
    List<float[]> rows = clips.parallelStream().map(ClipStatistics::of).toList();
    int[] emotions = truth.stream().mapToInt(labels::indexOf).toArray();
    double[] sums = new double[labels.size()];
    double sum = 0;
    for (int i = 0; i < emotions.length; i++) {
      sums[emotions[i]] += clipWeights[i];
      sum += clipWeights[i];
    }
    double[] shares = new double[emotions.length];
    for (int i = 0; i < shares.length; i++) {
      if (!(clipWeights[i] > 0)) {
        throw new IllegalArgumentException(
            "weight of clip " + i + " is " + clipWeights[i] + ", expected above 0");
      }
      shares[i] = clipWeights[i] / sum;
    }

    StatisticsScaler scaler = StatisticsScaler.fit(rows, shares, LIMIT);
    List<double[]> scaled = rows.stream().map(row -> doubles(scaler.scale(row))).toList();
    double[][] centres = new double[labels.size()][ClipStatistics.SIZE];
    for (int clip = 0; clip < emotions.length; clip++) {
      double share = clipWeights[clip] / sums[emotions[clip]];
      for (int i = 0; i < ClipStatistics.SIZE; i++) {
        centres[emotions[clip]][i] += share * scaled.get(clip)[i];
      }
    }
    ShrunkCovariance covariance = new ShrunkCovariance(ClipStatistics.SIZE);
    for (int clip = 0; clip < emotions.length; clip++) {
      double[] residual = scaled.get(clip).clone();
      for (int i = 0; i < residual.length; i++) {
        residual[i] -= centres[emotions[clip]][i];
      }
      covariance.add(residual, shares[clip]);
    }
    double[][] directions = covariance.solve(centres, SHRINKAGE);
    float[][] weights = new float[labels.size()][ClipStatistics.SIZE];
    float[] biases = new float[labels.size()];
    for (int emotion = 0; emotion < labels.size(); emotion++) {
      double bias = 0;
      for (int i = 0; i < ClipStatistics.SIZE; i++) {
        weights[emotion][i] = (float) directions[emotion][i];
        bias -= directions[emotion][i] * centres[emotion][i] / 2;
      }
      biases[emotion] = sums[emotion] == 0 ? NEVER : (float) bias;
    }
    return new LinearDiscriminant(scaler, weights, biases);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Returns the discriminant whose logits are divided by a calibration's temperature. */
  public LinearDiscriminant calibrated(Calibration calibration) {
    float[][] scaledWeights = new float[weights.length][ClipStatistics.SIZE];
    float[] scaledBiases = new float[weights.length];
    for (int emotion = 0; emotion < weights.length; emotion++) {
      for (int i = 0; i < ClipStatistics.SIZE; i++) {
        scaledWeights[emotion][i] = (float) (weights[emotion][i] / calibration.temperature());
      }
      scaledBiases[emotion] = (float) (biases[emotion] / calibration.temperature());
    }
    return new LinearDiscriminant(scaler, scaledWeights, scaledBiases);
  }

  /** Returns the probabilities of the emotions, in the order of the labels; they sum to 1. */
  public double[] probabilities(FeatureMatrix clip) {
    return probabilities(clip, Optional.empty());
  }

  /** Returns them as if the statistics of a group of features were those of an average clip. */
  double[] probabilities(FeatureMatrix clip, Optional<FeatureGroup> hidden) {
    double[] scaled = doubles(scaler.scale(ClipStatistics.of(clip)));
    hidden.ifPresent(group -> ClipStatistics.clear(group, scaled));
    double[] scores = new double[weights.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int emotion = 0; emotion < weights.length; emotion++) {
      double score = biases[emotion];
      for (int i = 0; i < scaled.length; i++) {
        score += weights[emotion][i] * scaled[i];
      }
      scores[emotion] = score;
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (int emotion = 0; emotion < weights.length; emotion++) {
      scores[emotion] = Math.exp(scores[emotion] - highest);
      sum += scores[emotion];
    }
    for (int emotion = 0; emotion < weights.length; emotion++) {
      scores[emotion] /= sum;
    }
    return scores;
  }

  /** Returns how many emotions it tells apart. */
  int emotions() {
    return weights.length;
  }

  /** In the bundle: mean and deviation of each statistic, weights by emotion, biases. */
  static int bytes(int emotions) {
    return (2 * ClipStatistics.SIZE + emotions * (ClipStatistics.SIZE + 1)) * Float.BYTES;
  }

  /** Returns all numbers, as big-endian floats. */
  byte[] coefficients() {
    ByteBuffer bytes = ByteBuffer.allocate(bytes(weights.length));
    FloatBuffer floats = bytes.asFloatBuffer().put(scaler.mean()).put(scaler.deviation());
    for (float[] row : weights) {
      floats.put(row);
    }
    floats.put(biases);
    return bytes.array();
  }

  /**
   * Reads what {@link #coefficients()} gave.
   *
   * @param emotions how many it is to tell apart
   * @throws IllegalArgumentException if there are too few or too many numbers, or impossible ones
   */
  static LinearDiscriminant restore(byte[] coefficients, int emotions) {
    if (coefficients.length != bytes(emotions)) {
      int stored = (coefficients.length - bytes(0)) / (bytes(1) - bytes(0));
      throw new IllegalArgumentException(
          coefficients.length == bytes(stored)
              ? "the discriminant tells " + stored + " emotions apart, the labels are " + emotions
              : "the discriminant is "
                  + coefficients.length
                  + " bytes, expected "
                  + bytes(emotions));
    }
    FloatBuffer floats = ByteBuffer.wrap(coefficients).asFloatBuffer();
    float[] mean = next(floats, ClipStatistics.SIZE);
    float[] deviation = next(floats, ClipStatistics.SIZE);
    StatisticsScaler scaler = new StatisticsScaler(mean, deviation, LIMIT);
    float[][] weights = new float[emotions][];
    for (int emotion = 0; emotion < emotions; emotion++) {
      weights[emotion] = next(floats, ClipStatistics.SIZE);
    }
    return new LinearDiscriminant(scaler, weights, next(floats, emotions));
  }

  private static float[] next(FloatBuffer floats, int size) {
    float[] values = new float[size];
    floats.get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "the discriminant holds " + value + ", expected finite values");
      }
    }
    return values;
  }
}
