package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Takes spectra, real and even over 1,024 bins, back to time: a power spectrum to the
 * autocorrelation, a log spectrum to the cepstrum.
 *
 * <p>Being real and even, 1,024 values need a real transform of 512 only: x(n) is folded to y(n) =
 * (x(n) + x(512-n)) / 2 - sin(pi n / 512) (x(n) - x(512-n)), whose transform has the even results
 * as real parts and the steps between odd results as imaginary parts (Cooley, Lewis and Welch
 * 1970). Two spectra share one complex transform. Not thread-safe.
 */
final class CosineTransform {

  private static final int HALF = BINS - 1;

  private final DoubleFFT_1D fft = new DoubleFFT_1D(HALF);
  private final double[] sines = new double[HALF];
  private final double[] cosines = new double[HALF];
  private final double[] columnA = new double[BINS];
  private final double[] columnB = new double[BINS];
  private final double[] pair = new double[2 * HALF];

  CosineTransform() {
    for (int n = 0; n < HALF; n++) {
      sines[n] = Math.sin(Math.PI * n / HALF);
      cosines[n] = Math.cos(Math.PI * n / HALF);
    }
  }

  /**
   * Transforms two frames' spectra.
   *
   * @param spectra {@code [bin * frames + frame]}
   * @param frames number of frames
   * @param lowestBin bins below are taken as 0
   * @param a a frame
   * @param b another one, or the same
   * @param resultA gets as many lags as it has room for, at most 512: the mean over the 1,024 bins,
   *     each times the cosine of its frequency
   * @param resultB the same for the other frame
   */
  void transform(
      float[] spectra,
      int frames,
      int lowestBin,
      int a,
      int b,
      double[] resultA,
      double[] resultB) {
    for (int bin = 0; bin < lowestBin; bin++) {
      columnA[bin] = 0;
      columnB[bin] = 0;
    }
    for (int bin = lowestBin; bin < BINS; bin++) {
      columnA[bin] = spectra[bin * frames + a];
      columnB[bin] = spectra[bin * frames + b];
    }
    double oddA = fold(columnA, 0);
    double oddB = fold(columnB, 1);
    fft.complexForward(pair);
    double scale = 1.0 / FRAME_SIZE;
    for (int k = 0; 2 * k < resultA.length; k++) {
      int at = 2 * k;
      int mirror = (2 * HALF - at) & (2 * HALF - 1);
      if (k > 0) {
        oddA += pair[mirror + 1] - pair[at + 1];
        oddB += pair[at] - pair[mirror];
      }
      resultA[2 * k] = scale * (pair[at] + pair[mirror]);
      resultB[2 * k] = scale * (pair[at + 1] + pair[mirror + 1]);
      if (2 * k + 1 < resultA.length) {
        resultA[2 * k + 1] = scale * oddA;
        resultB[2 * k + 1] = scale * oddB;
      }
    }
  }

  /**
   * Puts a folded spectrum into the real (0) or imaginary (1) part; returns the first odd result.
   */
  private double fold(double[] column, int part) {
    double odd = column[0] - column[HALF];
    pair[part] = 0.5 * (column[0] + column[HALF]);
    for (int n = 1; n < HALF; n++) {
      double x = column[n];
      double mirrored = column[HALF - n];
      pair[2 * n + part] = 0.5 * (x + mirrored) - sines[n] * (x - mirrored);
      odd += 2 * x * cosines[n];
    }
    return odd;
  }
}
