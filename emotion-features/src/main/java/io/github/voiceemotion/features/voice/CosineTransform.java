package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;

import io.github.voiceemotion.features.spectrum.RealTransform;
import java.util.Arrays;

/**
 * Takes spectra, real and even over 1,024 bins, back to time: a power spectrum to the
 * autocorrelation, a log spectrum to the cepstrum.
 *
 * <p>Being even, 1,024 values need a real transform of 512 only: x(n) is folded to y(n) = (x(n) +
 * x(512-n)) / 2 - sin(pi n / 512) (x(n) - x(512-n)), whose transform has the even results as real
 * parts and the steps between odd results as imaginary parts (Cooley, Lewis and Welch 1970). Not
 * thread-safe.
 */
final class CosineTransform {

  private static final int HALF = BINS - 1;

  private final RealTransform transform = new RealTransform(HALF);
  private final double[] sines = new double[HALF];
  private final double[] cosines = new double[HALF];
  private final double[] low = new double[RealTransform.MOST_FRAMES];
  private final double[] high = new double[RealTransform.MOST_FRAMES];
  private final double[] even = new double[RealTransform.MOST_FRAMES];
  private final double[] odd = new double[RealTransform.MOST_FRAMES];
  private final double[] step = new double[RealTransform.MOST_FRAMES];
  private final double[][] results;
  private final int lags;

  /**
   * Creates the transform.
   *
   * @param lags results wanted: those of lags 0 to {@code lags - 1}; even, at most 512
   */
  CosineTransform(int lags) {
    this.lags = lags;
    results = new double[lags][RealTransform.MOST_FRAMES];
    for (int n = 0; n < HALF; n++) {
      sines[n] = Math.sin(Math.PI * n / HALF);
      cosines[n] = Math.cos(Math.PI * n / HALF);
    }
  }

  /**
   * Transforms some frames' spectra.
   *
   * @param spectra {@code [bin][frame]}
   * @param lowestBin bins below are taken as 0
   * @param first the first frame to transform
   * @param count how many to transform, at most {@link RealTransform#MOST_FRAMES}
   * @return {@code [lag][frame - first]}: the mean over the 1,024 bins, each times the cosine of
   *     its frequency; good until the next call
   */
  double[][] transform(float[][] spectra, int lowestBin, int first, int count) {
    Arrays.fill(odd, 0);
    for (int n = 0; n < HALF; n++) {
      // Bins 0 and 512 are there once, the others twice.
      read(spectra[n], n < lowestBin ? 0 : 1, first, count, low);
      read(spectra[HALF - n], HALF - n < lowestBin ? 0 : 1, first, count, high);
      fold(sines[n], count, transform.sample(n));
      addScaled(odd, n == 0 ? 1 : 2 * cosines[n], low, count);
      addScaled(odd, n == 0 ? -1 : 0, high, count);
    }
    transform.transform(count);
    for (int k = 0; 2 * k < lags; k++) {
      transform.bin(k, even, step);
      // The first odd result was summed up directly, and the others follow step by step.
      addScaled(odd, k == 0 ? 0 : -2, step, count);
      scale(even, 2.0 / FRAME_SIZE, count, results[2 * k]);
      scale(odd, 1.0 / FRAME_SIZE, count, results[2 * k + 1]);
    }
    return results;
  }

  private static void read(float[] row, double weight, int first, int count, double[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = weight * row[first + i];
    }
  }

  private void fold(double sine, int count, double[] out) {
    double lowWeight = 0.5 - sine;
    double highWeight = 0.5 + sine;
    for (int i = 0; i < count; i++) {
      out[i] = lowWeight * low[i] + highWeight * high[i];
    }
  }

  private static void addScaled(double[] sums, double weight, double[] row, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += weight * row[i];
    }
  }

  private static void scale(double[] row, double weight, int count, double[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = weight * row[i];
    }
  }
}
