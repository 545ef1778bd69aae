package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;

import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;

/**
 * The normalised autocorrelation of each frame, divided by that of the window (Boersma 1993): 1 at
 * lag 0 and again at every period of a periodic sound, whatever the window took away.
 *
 * <p>It comes from the power spectrum that is there already. That spectrum has no room for lags
 * near 1,024, so what belongs there folds back onto the short lags; since the same happens to the
 * window's, and the Hann window is small at its ends, the error is below 2 % of the peak at 60 Hz
 * and vanishes for shorter periods. Bins 0 and 1 (below 24 Hz) are left out, which takes off the
 * mean. Not thread-safe.
 */
final class Autocorrelation {

  /** Lags kept: 0 to 275 samples, beyond one period of 60 Hz. */
  static final int LAGS = 276;

  private static final int FIRST_BIN = 2;

  /** The energy, of 1,024 windowed samples, below which a frame counts as silent: -140 dBFS. */
  private static final double LEAST_ENERGY = FRAME_SIZE * 1e-14;

  private final CosineTransform transform = new CosineTransform();
  private final double[] inverseWindow = new double[LAGS];
  private float[] values = new float[0];

  Autocorrelation() {
    // The Hann window's own power spectrum: two bins, in the proportion 4 to 1, and no more.
    transform.set(0, 0, 4);
    transform.set(0, 1, 1);
    transform.transform();
    for (int lag = 0; lag < LAGS; lag++) {
      inverseWindow[lag] = transform.get(0, 0) / transform.get(0, lag);
    }
  }

  /** Computes every frame. */
  void compute(ShortTimeSpectrum spectrum) {
    int frames = spectrum.frames();
    if (values.length < frames * LAGS) {
      values = new float[frames * LAGS];
    }
    float[] power = spectrum.power();
    for (int frame = 0; frame < frames; frame += 2) {
      int second = Math.min(frame + 1, frames - 1);
      for (int bin = 0; bin < BINS; bin++) {
        transform.set(0, bin, bin < FIRST_BIN ? 0 : power[bin * frames + frame]);
        transform.set(1, bin, bin < FIRST_BIN ? 0 : power[bin * frames + second]);
      }
      transform.transform();
      store(0, frame);
      store(1, second);
    }
  }

  private void store(int slot, int frame) {
    double energy = transform.get(slot, 0);
    double scale = energy > LEAST_ENERGY ? 1 / energy : 0;
    for (int lag = 0; lag < LAGS; lag++) {
      values[frame * LAGS + lag] = (float) (transform.get(slot, lag) * scale * inverseWindow[lag]);
    }
  }

  /** Returns the values, {@code [frame * LAGS + lag]}; all 0 in a silent frame. Read-only. */
  float[] values() {
    return values;
  }
}
