package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;

import io.github.voiceemotion.features.spectrum.RealTransform;
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

  /** Samples on each side that a value between samples is made of. */
  private static final int DEPTH = 8;

  /** Distance in samples of the points that a peak's height is found from. */
  private static final double STEP = 0.2;

  private static final int LOWEST_BIN = 2;

  /** The energy, of 1,024 windowed samples, below which a frame counts as silent: -140 dBFS. */
  private static final double LEAST_ENERGY = FRAME_SIZE * 1e-14;

  private final CosineTransform transform = new CosineTransform(LAGS);
  private final double[] inverseWindow = new double[LAGS];
  private final double[] windowCosines = new double[2 * DEPTH];
  private final double[] windowSines = new double[2 * DEPTH];
  private float[] values = new float[0];

  Autocorrelation() {
    for (int i = 0; i < 2 * DEPTH; i++) {
      double angle = Math.PI * (i + 1 - DEPTH) / (DEPTH + 1);
      windowCosines[i] = 0.5 * Math.cos(angle);
      windowSines[i] = 0.5 * Math.sin(angle);
    }
    // The Hann window's own power spectrum: two bins, in the proportion 4 to 1, and no more.
    float[][] power = new float[BINS][1];
    power[0][0] = 4;
    power[1][0] = 1;
    double[][] lags = transform.transform(power, 0, 0, 1);
    for (int lag = 0; lag < LAGS; lag++) {
      inverseWindow[lag] = lags[0][0] / lags[lag][0];
    }
  }

  /** Computes every frame. */
  void compute(ShortTimeSpectrum spectrum) {
    int frames = spectrum.frames();
    if (values.length < frames * LAGS) {
      values = new float[frames * LAGS];
    }
    for (int first = 0; first < frames; first += RealTransform.MOST_FRAMES) {
      int count = Math.min(RealTransform.MOST_FRAMES, frames - first);
      double[][] lags = transform.transform(spectrum.power(), LOWEST_BIN, first, count);
      for (int i = 0; i < count; i++) {
        double scale = lags[0][i] > LEAST_ENERGY ? 1 / lags[0][i] : 0;
        int out = (first + i) * LAGS;
        for (int lag = 0; lag < LAGS; lag++) {
          values[out + lag] = (float) (lags[lag][i] * scale * inverseWindow[lag]);
        }
      }
    }
  }

  /**
   * Returns the height of the peak near a sampled maximum, between the samples as well: 0 to 1.
   *
   * <p>A parabola through three samples is far too low where the period is only a few samples long.
   * This one goes through three points of the band-limited curve, close around the top.
   */
  double peakHeight(int frame, int lag) {
    int at = frame * LAGS + lag;
    double rise = values[at] - values[at - 1];
    double fall = values[at] - values[at + 1];
    double top = lag + 0.5 * (rise - fall) / (rise + fall);
    double left = interpolate(frame, top - STEP);
    double middle = interpolate(frame, top);
    double right = interpolate(frame, top + STEP);
    double curvature = 2 * middle - left - right;
    double height = middle;
    if (curvature > 0) {
      height += (right - left) * (right - left) / (8 * curvature);
    }
    // Dividing by the window's autocorrelation can lift noise above 1.
    return height > 1 ? 1 / height : Math.max(0, height);
  }

  /** Returns the value at a fractional lag, by a sinc under a Hann window. */
  private double interpolate(int frame, double lag) {
    int below = (int) Math.floor(lag);
    double fraction = lag - below;
    if (fraction == 0) {
      return values[frame * LAGS + below];
    }
    double sine = Math.sin(Math.PI * fraction) / Math.PI;
    double cosinePart = Math.cos(Math.PI * fraction / (DEPTH + 1));
    double sinePart = Math.sin(Math.PI * fraction / (DEPTH + 1));
    double sum = 0;
    for (int i = 0; i < 2 * DEPTH; i++) {
      int offset = i + 1 - DEPTH;
      double window = 0.5 + cosinePart * windowCosines[i] + sinePart * windowSines[i];
      double value = window * values[frame * LAGS + Math.abs(below + offset)];
      sum += ((offset & 1) == 0 ? value : -value) / (fraction - offset);
    }
    return sine * sum;
  }

  /** Returns the values, {@code [frame * LAGS + lag]}; all 0 in a silent frame. Read-only. */
  float[] values() {
    return values;
  }
}
