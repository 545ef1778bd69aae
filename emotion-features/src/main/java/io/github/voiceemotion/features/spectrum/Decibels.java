package io.github.voiceemotion.features.spectrum;

/**
 * Power in decibels, 10 log10, floored at 1e-10 (-100 dB) as {@code librosa.power_to_db} does.
 *
 * <p>The logarithm is an odd series in (m - 1) / (m + 1) of the mantissa, good to one float ulp of
 * the result: {@code Math.log10} takes several times as long and a clip needs 150,000 of them.
 */
public final class Decibels {

  /** The smallest power told from silence. */
  public static final float FLOOR = 1e-10f;

  /** What lies further below a clip's loudest value than this is raised to it, in dB. */
  static final float RANGE = 80f;

  private static final float PER_OCTAVE = (float) (10 * Math.log10(2));

  // 20 / ln 10 times the series of atanh(s) / s, cut to a parabola that is off by 1.2e-7 at most.
  private static final float SERIES_0 = (float) (20 / Math.log(10) * 1.0000001179);
  private static final float SERIES_1 = (float) (20 / Math.log(10) * 0.3332613336);
  private static final float SERIES_2 = (float) (20 / Math.log(10) * 0.2064745459);

  private static final int SQRT_HALF_BITS = 0x3f3504f3;

  private static final float LN_2 = (float) Math.log(2);
  private static final float OCTAVES_PER_DECIBEL = (float) (0.1 * Math.log(10) / Math.log(2));

  private Decibels() {}

  /** Returns 10 log10(max(power, 1e-10)); {@code power} is finite. */
  public static float of(float power) {
    int bits = Float.floatToRawIntBits(power > FLOOR ? power : FLOOR);
    int exponent = (bits - SQRT_HALF_BITS) >> 23;
    float mantissa = Float.intBitsToFloat(bits - (exponent << 23));
    float s = (mantissa - 1) / (mantissa + 1);
    float z = s * s;
    return exponent * PER_OCTAVE + s * (SERIES_0 + z * (SERIES_1 + z * SERIES_2));
  }

  /** Returns 10^(decibels / 10), to a millionth of it; {@code decibels} is -300 to 300. */
  static float toPower(float decibels) {
    float octaves = decibels * OCTAVES_PER_DECIBEL;
    int whole = (int) (octaves + 512.5f) - 512;
    float x = (octaves - whole) * LN_2;
    float series =
        1 + x * (1 + x * (0.5f + x * (0.16666667f + x * (0.041666668f + x * 0.008333334f))));
    return series * Float.intBitsToFloat((whole + 127) << 23);
  }

  /** Raises every value to at least 80 dB below the largest. */
  static void limitRange(float[][] rows, int frames) {
    float loudest = Float.NEGATIVE_INFINITY;
    for (float[] row : rows) {
      for (int frame = 0; frame < frames; frame++) {
        loudest = Math.max(loudest, row[frame]);
      }
    }
    float least = loudest - RANGE;
    for (float[] row : rows) {
      for (int frame = 0; frame < frames; frame++) {
        row[frame] = Math.max(row[frame], least);
      }
    }
  }
}
