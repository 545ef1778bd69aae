package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Takes spectra, real and even over 1,024 bins, back to time: a power spectrum to the
 * autocorrelation, a log spectrum to the cepstrum. The results are real and even as well, so that
 * two spectra go through one complex transform. Not thread-safe.
 */
final class CosineTransform {

  private final DoubleFFT_1D fft = new DoubleFFT_1D(FRAME_SIZE);
  private final double[] pair = new double[2 * FRAME_SIZE];

  /** Sets one bin, its mirror included, of the spectrum in slot 0 or 1. */
  void set(int slot, int bin, double value) {
    pair[2 * bin + slot] = value;
    if (bin > 0 && bin < BINS - 1) {
      pair[2 * (FRAME_SIZE - bin) + slot] = value;
    }
  }

  /** Transforms both slots. */
  void transform() {
    fft.complexForward(pair);
  }

  /** Returns a result: the mean over the 1,024 bins, each times the cosine of its frequency. */
  double get(int slot, int lag) {
    return pair[2 * lag + slot] / FRAME_SIZE;
  }
}
