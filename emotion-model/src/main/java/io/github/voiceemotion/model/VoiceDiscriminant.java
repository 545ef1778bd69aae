package io.github.voiceemotion.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Tells emotions apart by statistics of a window, and allows for every voice having a tone of its
 * own: a linear discriminant analysis with a shrunk covariance, after each training voice's own
 * offset is taken off, whose few dimensions have a {@link VoiceModel}. Safe from several threads.
 */
public final class VoiceDiscriminant {

  /** Statistics further from the mean than so many deviations count as that far. */
  private static final float LIMIT = 4;

  private static final double SHRINKAGE = 0.6;

  /** Rounds in which the emotions' centres and the voices' offsets are found by turns. */
  private static final int ROUNDS = 5;

  /** Less than this part of the largest eigenvalue is rounding. */
  private static final double RANK_TOLERANCE = 1e-9;

  /** Keeps the covariances from being singular where all voices or clips are alike. */
  private static final double SMALLEST_VARIANCE = 1e-3;

  private final StatisticsScaler scaler;

  /** {@code [dimensions][statistics]}. */
  private final float[][] projection;

  private final VoiceModel voices;

  private VoiceDiscriminant(StatisticsScaler scaler, float[][] projection, VoiceModel voices) {
    this.scaler = scaler;
    this.projection = projection;
    this.voices = voices;
  }

  /**
   * One window to fit to.
   *
   * @param statistics of it
   * @param emotion its place among the labels
   * @param voice whose it is
   * @param weight how much it counts, above 0
   */
  public record Example(float[] statistics, int emotion, String voice, double weight) {

    public Example {
      Objects.requireNonNull(statistics, "statistics");
      Objects.requireNonNull(voice, "voice");
      if (!(weight > 0)) {
        throw new IllegalArgumentException("weight is " + weight + ", expected above 0");
      }
    }

    private Example withWeight(double other) {
      return new Example(statistics, emotion, voice, other);
    }

    private Example withStatistics(float[] other) {
      return new Example(other, emotion, voice, weight);
    }
  }

  /**
   * Fits to windows. All emotions are taken to be equally frequent where it will be used.
   *
   * @param emotions how many the model knows
   * @param examples of at least two emotions
   */
  public static VoiceDiscriminant fit(int emotions, List<Example> examples) {
    if (examples.stream().mapToInt(Example::emotion).distinct().count() < 2) {
      throw new IllegalArgumentException("expected examples of at least two emotions");
    }
    double sum = examples.stream().mapToDouble(Example::weight).sum();
    List<Example> shares =
        examples.stream().map(each -> each.withWeight(each.weight / sum)).toList();
    int size = shares.get(0).statistics.length;
    StatisticsScaler scaler =
        StatisticsScaler.fit(
            shares.stream().map(Example::statistics).toList(),
            shares.stream().mapToDouble(Example::weight).toArray(),
            LIMIT);
    List<Example> scaled =
        shares.stream().map(each -> each.withStatistics(scaler.scale(each.statistics))).toList();
    VoiceOffsets offsets = VoiceOffsets.of(emotions, scaled, ROUNDS);
    ShrunkCovariance covariance = new ShrunkCovariance(size);
    for (Example each : scaled) {
      covariance.add(offsets.rest(each), each.weight);
    }
    double[][] centred = offsets.centredCentres();
    double[][] divided = covariance.solve(centred, SHRINKAGE);
    float[][] projection = projection(centred, divided);
    return new VoiceDiscriminant(scaler, projection, voiceModel(offsets, scaled, projection));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /**
   * Returns the directions in which the centres differ most from each other, beside how clips
   * scatter, which is 1 in each of them.
   */
  private static float[][] projection(double[][] centred, double[][] divided) {
    RealMatrix products =
        new Array2DRowRealMatrix(divided, false)
            .multiply(new Array2DRowRealMatrix(centred, false).transpose());
    // Symmetric but for rounding, which the decomposition does not forgive.
    EigenDecomposition eigen =
        new EigenDecomposition(products.add(products.transpose()).scalarMultiply(0.5));
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < centred.length - 1; i++) {
      double value = eigen.getRealEigenvalue(i);
      if (value > RANK_TOLERANCE * eigen.getRealEigenvalue(0)) {
        double[] row = new double[centred[0].length];
        for (int emotion = 0; emotion < centred.length; emotion++) {
          double factor = eigen.getEigenvector(i).getEntry(emotion) / Math.sqrt(value);
          for (int j = 0; j < row.length; j++) {
            row[j] += factor * divided[emotion][j];
          }
        }
        rows.add(floats(row));
      }
    }
    return rows.toArray(float[][]::new);
  }

  private static VoiceModel voiceModel(
      VoiceOffsets offsets, List<Example> scaled, float[][] projection) {
    int dimensions = projection.length;
    double[] meanOffset = offsets.mean();
    double[][] centres = new double[offsets.centres().length][];
    for (int emotion = 0; emotion < centres.length; emotion++) {
      if (offsets.centres()[emotion] != null) {
        centres[emotion] = project(sum(offsets.centres()[emotion], meanOffset), projection);
      }
    }
    double[][] within = new double[dimensions][dimensions];
    for (Example each : scaled) {
      addSquare(within, project(offsets.rest(each), projection), each.weight);
    }
    double[][] between = new double[dimensions][dimensions];
    offsets
        .shares()
        .forEach(
            (voice, share) ->
                addSquare(
                    between,
                    project(difference(offsets.of(voice), meanOffset), projection),
                    share));
    for (int i = 0; i < dimensions; i++) {
      within[i][i] += SMALLEST_VARIANCE;
      between[i][i] += SMALLEST_VARIANCE;
    }
    return new VoiceModel(centres, within, between);
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= b[i];
    }
    return difference;
  }

  private static void addSquare(double[][] covariance, double[] vector, double share) {
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        covariance[i][j] += share * vector[i] * vector[j];
      }
    }
  }

  private static double[] project(double[] scaled, float[][] projection) {
    double[] place = new double[projection.length];
    for (int i = 0; i < place.length; i++) {
      for (int j = 0; j < scaled.length; j++) {
        place[i] += projection[i][j] * scaled[j];
      }
    }
    return place;
  }

  /** Returns a window's place in the dimensions that tell emotions apart. */
  double[] place(float[] statistics) {
    float[] scaled = scaler.scale(statistics);
    double[] values = new double[scaled.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = scaled[i];
    }
    return project(values, projection);
  }

  /** Returns how clips and voices scatter in these dimensions. */
  VoiceModel voices() {
    return voices;
  }

  /** Returns how many dimensions there are. */
  int dimensions() {
    return projection.length;
  }

  /** Returns how many emotions it tells apart. */
  int emotions() {
    return voices.centres().length;
  }

  /** Returns the probabilities of a window's emotions, by a voice that was never heard. */
  public double[] probabilities(float[] statistics) {
    return voices.probabilities(place(statistics), unknownVoice(""));
  }

  /** Returns the discriminant whose logits are divided by a calibration's temperature. */
  public VoiceDiscriminant calibrated(Calibration calibration) {
    // Scatter that is so many times as wide makes likelihoods so many times as flat.
    return new VoiceDiscriminant(scaler, projection, voices.widened(calibration.temperature()));
  }

  /** Returns the profile of a voice that was never heard, by some model. */
  VoiceProfile unknownVoice(String model) {
    return VoiceProfile.unknown(model, emotions(), dimensions());
  }

  /** In the bundle: how many bytes so many statistics, dimensions and emotions take. */
  private static long bytes(long statistics, long dimensions, long emotions) {
    return (2 + dimensions) * statistics * Float.BYTES
        + (2 * dimensions * dimensions + emotions * dimensions) * Double.BYTES;
  }

  /** The most that a discriminant of so many statistics takes. */
  static int mostBytes(int statistics) {
    return Math.toIntExact(3L * Integer.BYTES + bytes(statistics, Labels.MOST - 1, Labels.MOST));
  }

  /**
   * Returns all numbers, big-endian: how many statistics, dimensions and emotions there are; mean,
   * deviation and projection as floats; centres, scatter of clips and of voices as doubles.
   */
  byte[] coefficients() {
    int size = scaler.size();
    int dimensions = dimensions();
    ByteBuffer bytes =
        ByteBuffer.allocate(
            3 * Integer.BYTES + Math.toIntExact(bytes(size, dimensions, emotions())));
    bytes.putInt(size).putInt(dimensions).putInt(emotions());
    put(bytes, scaler.mean());
    put(bytes, scaler.deviation());
    for (float[] row : projection) {
      put(bytes, row);
    }
    for (double[] centre : voices.centres()) {
      for (int i = 0; i < dimensions; i++) {
        bytes.putDouble(centre == null ? Double.NaN : centre[i]);
      }
    }
    for (double[][] scatter : List.of(voices.within(), voices.between())) {
      for (double[] row : scatter) {
        for (double value : row) {
          bytes.putDouble(value);
        }
      }
    }
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, float[] values) {
    for (float value : values) {
      bytes.putFloat(value);
    }
  }

  /**
   * Reads what {@link #coefficients()} gave.
   *
   * @param emotions how many it is to tell apart
   * @throws IllegalArgumentException if there are too few or too many numbers, or impossible ones
   */
  static VoiceDiscriminant restore(byte[] coefficients, int emotions) {
    if (coefficients.length < 3 * Integer.BYTES) {
      throw new IllegalArgumentException(
          "the encoder's discriminant is " + coefficients.length + " bytes, expected at least 12");
    }
    ByteBuffer bytes = ByteBuffer.wrap(coefficients);
    int size = bytes.getInt();
    int dimensions = bytes.getInt();
    int stored = bytes.getInt();
    if (size < 1
        || dimensions < 1
        || stored != emotions
        || dimensions >= emotions
        || bytes.remaining() != bytes(size, dimensions, emotions)) {
      throw new IllegalArgumentException(
          "the encoder's discriminant is "
              + coefficients.length
              + " bytes for "
              + size
              + " statistics, "
              + dimensions
              + " dimensions and "
              + stored
              + " emotions, which does not fit "
              + emotions
              + " labels");
    }
    float[] mean = next(bytes, size);
    float[] deviation = next(bytes, size);
    StatisticsScaler scaler = new StatisticsScaler(mean, deviation, LIMIT);
    float[][] projection = new float[dimensions][];
    for (int i = 0; i < dimensions; i++) {
      projection[i] = next(bytes, size);
    }
    double[][] centres = new double[emotions][];
    for (int emotion = 0; emotion < emotions; emotion++) {
      double[] centre = nextDoubles(bytes, dimensions);
      // Of an emotion that was not trained on.
      centres[emotion] = Arrays.stream(centre).allMatch(Double::isNaN) ? null : centre;
    }
    return new VoiceDiscriminant(
        scaler,
        projection,
        new VoiceModel(centres, square(bytes, dimensions), square(bytes, dimensions)));
  }

  private static float[] next(ByteBuffer bytes, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = bytes.getFloat();
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "the encoder's discriminant holds " + values[i] + ", expected finite values");
      }
    }
    return values;
  }

  private static double[] nextDoubles(ByteBuffer bytes, int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = bytes.getDouble();
    }
    return values;
  }

  private static double[][] square(ByteBuffer bytes, int size) {
    double[][] rows = new double[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = nextDoubles(bytes, size);
    }
    return rows;
  }
}
