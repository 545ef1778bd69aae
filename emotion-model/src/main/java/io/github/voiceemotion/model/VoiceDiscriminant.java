package io.github.voiceemotion.model;

import io.github.voiceemotion.model.VoiceModel.Tone;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Tells emotions apart by statistics of a window: a discriminant analysis with a shrunk covariance,
 * in which each corpus has a tone of its own for each emotion, between its own mean and that of all
 * corpora; in the dimensions that tell the tones apart there is a {@link VoiceModel}. Safe from
 * several threads.
 */
public final class VoiceDiscriminant {

  /** Statistics further from the mean than so many deviations count as that far. */
  private static final float LIMIT = 8;

  private static final double SHRINKAGE = 0.6;

  /** How far a corpus's tones are drawn to those of all corpora, from 0 to 1. */
  private static final double PULL = 0.67;

  /** How widely clips are taken to scatter, beside how training clips do: strangers differ more. */
  private static final double WITHIN = 16;

  /** Less than this part of the largest eigenvalue is rounding. */
  private static final double RANK_TOLERANCE = 1e-9;

  /** How widely voices are taken to differ, in the same way. */
  private static final double BETWEEN = WITHIN;

  /** Keeps the covariance from being singular where all voices are alike. */
  private static final double SMALLEST_VARIANCE = 1e-3;

  /** The most tones that a bundle may have: of all labels in a hundred corpora. */
  private static final int MOST_TONES = 100 * Labels.MOST;

  /** In the bundle: four numbers that say how many follow. */
  private static final int HEADER = 4 * Integer.BYTES;

  private final StatisticsScaler scaler;

  /** {@code [dimensions][statistics]}. */
  private final float[][] projection;

  private final VoiceModel voices;
  private final Calibration calibration;

  private VoiceDiscriminant(
      StatisticsScaler scaler, float[][] projection, VoiceModel voices, Calibration calibration) {
    this.scaler = scaler;
    this.projection = projection;
    this.voices = voices;
    this.calibration = calibration;
  }

  /**
   * One window to fit to.
   *
   * @param statistics of it
   * @param emotion its place among the labels
   * @param corpus in which an emotion has a tone of its own
   * @param voice whose it is
   * @param weight how much it counts, above 0
   */
  public record Example(
      float[] statistics, int emotion, String corpus, String voice, double weight) {

    public Example {
      Objects.requireNonNull(statistics, "statistics");
      Objects.requireNonNull(corpus, "corpus");
      Objects.requireNonNull(voice, "voice");
      if (!(weight > 0)) {
        throw new IllegalArgumentException("weight is " + weight + ", expected above 0");
      }
    }

    private Example withWeight(double other) {
      return new Example(statistics, emotion, corpus, voice, other);
    }

    private Example withStatistics(float[] other) {
      return new Example(other, emotion, corpus, voice, weight);
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
    Tones tones = Tones.of(scaled);
    ShrunkCovariance covariance = new ShrunkCovariance(size);
    for (Example each : scaled) {
      covariance.add(tones.rest(each), each.weight);
    }
    List<Tone> pulled = tones.pulled(CommonCentres.of(emotions, scaled), PULL);
    double[][] centred = centred(pulled.stream().map(Tone::centre).toArray(double[][]::new));
    double[][] divided = covariance.solve(centred, SHRINKAGE);
    float[][] projection = projection(centred, divided);
    List<Tone> projected =
        pulled.stream()
            .map(tone -> new Tone(tone.emotion(), project(tone.centre(), projection)))
            .toList();
    return new VoiceDiscriminant(
        scaler,
        projection,
        new VoiceModel(emotions, projected, WITHIN, between(scaled, tones, projection)),
        Calibration.none());
  }

  /** Returns rows less their mean. */
  private static double[][] centred(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return Arrays.stream(rows).map(row -> difference(row, mean)).toArray(double[][]::new);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /**
   * Returns the directions in which the tones differ most from each other, beside how clips
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
        for (int tone = 0; tone < centred.length; tone++) {
          double factor = eigen.getEigenvector(i).getEntry(tone) / Math.sqrt(value);
          for (int j = 0; j < row.length; j++) {
            row[j] += factor * divided[tone][j];
          }
        }
        rows.add(floats(row));
      }
    }
    return rows.toArray(float[][]::new);
  }

  private static double[][] between(List<Example> examples, Tones tones, float[][] projection) {
    Map<String, double[]> offsets = new HashMap<>();
    VoiceOffsets.of(examples, tones::rest)
        .forEach((voice, offset) -> offsets.put(voice, project(offset, projection)));
    double[][] between = new double[projection.length][projection.length];
    for (Example each : examples) {
      addSquare(between, offsets.get(each.voice()), BETWEEN * each.weight());
    }
    for (int i = 0; i < between.length; i++) {
      between[i][i] += SMALLEST_VARIANCE * WITHIN;
    }
    return between;
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

  /** Returns how many dimensions there are. */
  int dimensions() {
    return projection.length;
  }

  /** Returns how many emotions it tells apart. */
  int emotions() {
    return voices.emotions();
  }

  /** Returns the probabilities of a window's emotions, by a voice that was never heard. */
  public double[] probabilities(float[] statistics) {
    return probabilities(place(statistics), unknownVoice(""));
  }

  /**
   * Returns the probabilities of the emotions of a clip.
   *
   * @param place where it lies
   * @param known of its voice
   */
  double[] probabilities(double[] place, VoiceProfile known) {
    return calibration.apply(voices.probabilities(place, known));
  }

  /**
   * Returns the probabilities of the emotions of several clips of one voice, each with all others
   * in mind.
   *
   * @param places where they lie
   * @param known of their voice besides
   * @return one row a clip
   */
  double[][] together(double[][] places, VoiceProfile known) {
    return Arrays.stream(voices.together(places, known))
        .map(calibration::apply)
        .toArray(double[][]::new);
  }

  /** Returns what is known of a voice after one clip more. */
  VoiceProfile heard(double[] place, VoiceProfile known) {
    return voices.heard(place, known);
  }

  /** Returns the discriminant whose probabilities are calibrated once more. */
  public VoiceDiscriminant calibrated(Calibration other) {
    return new VoiceDiscriminant(
        scaler,
        projection,
        voices,
        new Calibration(calibration.temperature() * other.temperature()));
  }

  /** Returns the profile of a voice that was never heard, by some model. */
  VoiceProfile unknownVoice(String model) {
    return VoiceProfile.unknown(model, emotions(), dimensions());
  }

  /** In the bundle: how many bytes so many statistics, dimensions and tones take. */
  private static long bytes(long statistics, long dimensions, long tones) {
    return (2 + dimensions) * statistics * Float.BYTES
        + tones * (Integer.BYTES + dimensions * Double.BYTES)
        + (2 + dimensions * dimensions) * Double.BYTES;
  }

  /** The most that a discriminant of so many statistics takes. */
  static int mostBytes(int statistics) {
    return Math.toIntExact(HEADER + bytes(statistics, MOST_TONES - 1, MOST_TONES));
  }

  /**
   * Returns all numbers, big-endian: how many statistics, dimensions, emotions and tones there are;
   * mean, deviation and projection as floats; emotion and centre of each tone; scatter of clips and
   * of voices, and temperature, as doubles.
   */
  byte[] coefficients() {
    int size = scaler.size();
    int dimensions = dimensions();
    List<Tone> tones = voices.tones();
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER + Math.toIntExact(bytes(size, dimensions, tones.size())));
    bytes.putInt(size).putInt(dimensions).putInt(emotions()).putInt(tones.size());
    put(bytes, scaler.mean());
    put(bytes, scaler.deviation());
    for (float[] row : projection) {
      put(bytes, row);
    }
    for (Tone tone : tones) {
      bytes.putInt(tone.emotion());
      put(bytes, tone.centre());
    }
    bytes.putDouble(voices.within());
    for (double[] row : voices.between()) {
      put(bytes, row);
    }
    bytes.putDouble(calibration.temperature());
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, double[] values) {
    for (double value : values) {
      bytes.putDouble(value);
    }
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
    if (coefficients.length < HEADER) {
      throw new IllegalArgumentException(
          "the encoder's discriminant is "
              + coefficients.length
              + " bytes, expected at least "
              + HEADER);
    }
    ByteBuffer bytes = ByteBuffer.wrap(coefficients);
    int size = bytes.getInt();
    int dimensions = bytes.getInt();
    int stored = bytes.getInt();
    int tones = bytes.getInt();
    if (size < 1
        || stored != emotions
        || tones < 2
        || tones > MOST_TONES
        || dimensions < 1
        || dimensions >= tones
        || bytes.remaining() != bytes(size, dimensions, tones)) {
      throw new IllegalArgumentException(
          "the encoder's discriminant is "
              + coefficients.length
              + " bytes for "
              + size
              + " statistics, "
              + dimensions
              + " dimensions, "
              + tones
              + " tones and "
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
    List<Tone> read = new ArrayList<>();
    for (int i = 0; i < tones; i++) {
      read.add(new Tone(bytes.getInt(), nextDoubles(bytes, dimensions)));
    }
    return new VoiceDiscriminant(
        scaler,
        projection,
        new VoiceModel(emotions, read, bytes.getDouble(), square(bytes, dimensions)),
        new Calibration(bytes.getDouble()));
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
