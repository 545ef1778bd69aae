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

  /** Of the 1,024 bins, all but two are a pair of equal ones. */
  private static final double SCALE = 2.0 / FRAME_SIZE;

  private final RealTransform transform = new RealTransform(HALF);
  private final double[] sines = new double[HALF / 2];
  private final double[] cosines = new double[HALF / 2];
  private final double[] low = new double[RealTransform.MOST_FRAMES];
  private final double[] high = new double[RealTransform.MOST_FRAMES];
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
    for (int n = 0; n < HALF / 2; n++) {
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
    // Bins 0 and 512 are there once, the others twice.
    read(spectra, 0, lowestBin, first, count, low);
    read(spectra, HALF, lowestBin, first, count, high);
    foldEnds(count, transform.sample(0));
    for (int n = 1; n < HALF / 2; n++) {
      read(spectra, n, lowestBin, first, count, low);
      read(spectra, HALF - n, lowestBin, first, count, high);
      fold(sines[n], cosines[n], count, transform.sample(n), transform.sample(HALF - n));
    }
    read(spectra, HALF / 2, lowestBin, first, count, transform.sample(HALF / 2));
    transform.transform(count);
    for (int k = 0; 2 * k < lags; k++) {
      transform.bin(k, results[2 * k], step);
      // The first odd result was summed up directly, and the others follow step by step.
      if (k > 0) {
        subtract(results[2 * k - 1], step, count, results[2 * k + 1]);
      }
    }
    return results;
  }

  private static void read(
      float[][] spectra, int bin, int lowestBin, int first, int count, double[] out) {
    if (bin < lowestBin) {
      Arrays.fill(out, 0, count, 0);
      return;
    }
    float[] row = spectra[bin];
    for (int i = 0; i < count; i++) {
      out[i] = SCALE * row[first + i];
    }
  }

  private void foldEnds(int count, double[] out) {
    double[] odd = results[1];
    for (int i = 0; i < count; i++) {
      out[i] = 0.5 * (low[i] + high[i]);
      odd[i] = 0.5 * (low[i] - high[i]);
    }
  }

  /** Folds bins n and 512 - n, whose sines are equal and whose cosines are opposite. */
  private void fold(double sine, double cosine, int count, double[] outLow, double[] outHigh) {
    double[] odd = results[1];
    for (int i = 0; i < count; i++) {
      double middle = 0.5 * (low[i] + high[i]);
      double difference = low[i] - high[i];
      outLow[i] = middle - sine * difference;
      outHigh[i] = middle + sine * difference;
      odd[i] += cosine * difference;
    }
  }

  private static void subtract(double[] x, double[] y, int count, double[] difference) {
    for (int i = 0; i < count; i++) {
      difference[i] = x[i] - y[i];
    }
  }
}
