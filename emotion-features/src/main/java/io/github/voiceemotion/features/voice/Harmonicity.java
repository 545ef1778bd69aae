package io.github.voiceemotion.features.voice;

import io.github.voiceemotion.features.frame.Columns;

/**
 * The harmonics-to-noise ratio in dB: with r the normalised autocorrelation at the pitch period, r
 * of the energy is periodic and 1 - r is noise, so that it is 10 log10(r / (1 - r)) (Boersma 1993).
 * -20 to 40.
 */
public final class Harmonicity {

  private static final double LEAST_DB = -20;
  private static final double LARGEST_DB = 40;

  private Harmonicity() {}

  /** Writes one column from strengths of 0 to 1, a value a frame. */
  public static void write(float[] strength, int frames, Columns out) {
    for (int frame = 0; frame < frames; frame++) {
      double r = strength[frame];
      double ratio = 10 * Math.log10(r / Math.max(1 - r, 1e-9));
      out.set(frame, 0, (float) Math.max(LEAST_DB, Math.min(LARGEST_DB, ratio)));
    }
  }
}
