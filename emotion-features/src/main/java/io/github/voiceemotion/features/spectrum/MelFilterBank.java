package io.github.voiceemotion.features.spectrum;

import io.github.voiceemotion.features.frame.Rows;
import java.util.Arrays;

/**
 * 128 triangular filters on the Slaney mel scale from 0 to 8 kHz, each of unit area, as {@code
 * librosa.filters.mel}. Of the 513 x 128 weights about 1,000 are not 0; only those are kept.
 */
final class MelFilterBank {

  static final int BANDS = 128;

  /** The scale is linear below 1 kHz and logarithmic above: 27 steps for a factor of 6.4. */
  private static final double LINEAR_STEP_HZ = 200.0 / 3;

  private static final double BREAK_HZ = 1_000;
  private static final double BREAK_MEL = BREAK_HZ / LINEAR_STEP_HZ;
  private static final double LOG_STEP = Math.log(6.4) / 27;
  private static final double HIGHEST_MEL =
      mel((ShortTimeSpectrum.BINS - 1) * ShortTimeSpectrum.BIN_HZ);

  private final int[] firstBin = new int[BANDS];
  private final float[][] weights = new float[BANDS][];

  MelFilterBank() {
    for (int band = 0; band < BANDS; band++) {
      double low = hertz(HIGHEST_MEL * band / (BANDS + 1));
      double centre = hertz(HIGHEST_MEL * (band + 1) / (BANDS + 1));
      double high = hertz(HIGHEST_MEL * (band + 2) / (BANDS + 1));
      int first = (int) Math.ceil(low / ShortTimeSpectrum.BIN_HZ);
      int last = Math.min(ShortTimeSpectrum.BINS - 1, (int) (high / ShortTimeSpectrum.BIN_HZ));
      firstBin[band] = first;
      weights[band] = new float[last - first + 1];
      for (int bin = first; bin <= last; bin++) {
        double hertz = bin * ShortTimeSpectrum.BIN_HZ;
        double triangle =
            Math.min((hertz - low) / (centre - low), (high - hertz) / (high - centre));
        weights[band][bin - first] = (float) (Math.max(0, triangle) * 2 / (high - low));
      }
    }
  }

  /** Writes band energies, {@code [band][frame]}. */
  void apply(float[][] power, int frames, float[][] energies) {
    for (int band = 0; band < BANDS; band++) {
      Arrays.fill(energies[band], 0, frames, 0);
      for (int i = 0; i < weights[band].length; i++) {
        Rows.addScaled(energies[band], weights[band][i], power[firstBin[band] + i], frames);
      }
    }
  }

  /** Returns the band, with a fraction, whose centre is at a frequency. */
  static double band(double hertz) {
    return mel(hertz) / HIGHEST_MEL * (BANDS + 1) - 1;
  }

  private static double mel(double hertz) {
    return hertz < BREAK_HZ
        ? hertz / LINEAR_STEP_HZ
        : BREAK_MEL + Math.log(hertz / BREAK_HZ) / LOG_STEP;
  }

  private static double hertz(double mel) {
    return mel < BREAK_MEL
        ? mel * LINEAR_STEP_HZ
        : BREAK_HZ * Math.exp((mel - BREAK_MEL) * LOG_STEP);
  }
}
