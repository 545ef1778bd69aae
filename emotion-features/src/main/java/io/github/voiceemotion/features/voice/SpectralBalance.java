package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BIN_HZ;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Rows;
import io.github.voiceemotion.features.spectrum.Decibels;
import io.github.voiceemotion.features.spectrum.LeastSquares;
import io.github.voiceemotion.features.spectrum.LogSpectrum;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;
import java.util.Arrays;

/**
 * How the energy is spread between low and high frequencies, which tells a pressed or loud voice
 * from a soft one. Four numbers of the eGeMAPS set (Eyben et al. 2016), in this order.
 *
 * <ol>
 *   <li>alpha ratio, dB: energy in 50-1000 Hz over that in 1-5 kHz
 *   <li>Hammarberg index, dB: strongest bin in 0-2 kHz over the strongest in 2-5 kHz
 *   <li>slope in 0-500 Hz, dB/kHz: least squares of the level over frequency
 *   <li>slope in 500-1500 Hz, dB/kHz
 * </ol>
 *
 * <p>Powers are floored at 1e-10, so that all four are 0 in silence. Speech has ratios of about -20
 * to 50 dB and slopes of about -200 to 200 dB/kHz. Not thread-safe.
 */
public final class SpectralBalance {

  /** The number of columns. */
  public static final int SIZE = 4;

  private static final int AT_50_HZ = bin(50);
  private static final int AT_500_HZ = bin(500);
  private static final int AT_1000_HZ = bin(1000);
  private static final int AT_1500_HZ = bin(1500);
  private static final int AT_2000_HZ = bin(2000);
  private static final int AT_5000_HZ = bin(5000);

  private final float[] lowSlope = LeastSquares.slopeWeights(0, AT_500_HZ - 1);
  private final float[] middleSlope = LeastSquares.slopeWeights(AT_500_HZ, AT_1500_HZ - 1);
  private float[] low = new float[0];
  private float[] high = new float[0];

  /** Returns the first bin at or above a frequency. */
  private static int bin(double hertz) {
    return (int) Math.ceil(hertz / BIN_HZ);
  }

  /** Writes 4 columns. */
  public void write(ShortTimeSpectrum spectrum, LogSpectrum log, Columns out) {
    int frames = spectrum.frames();
    if (low.length < frames) {
      low = new float[frames];
      high = new float[frames];
    }
    sum(spectrum.power(), AT_50_HZ, AT_1000_HZ, frames, low);
    sum(spectrum.power(), AT_1000_HZ, AT_5000_HZ, frames, high);
    for (int frame = 0; frame < frames; frame++) {
      out.set(frame, 0, Decibels.of(low[frame]) - Decibels.of(high[frame]));
    }
    largest(log.decibels(), 0, AT_2000_HZ, frames, low);
    largest(log.decibels(), AT_2000_HZ, AT_5000_HZ, frames, high);
    for (int frame = 0; frame < frames; frame++) {
      out.set(frame, 1, low[frame] - high[frame]);
    }
    LeastSquares.slopes(log.decibels(), frames, 0, lowSlope, low);
    LeastSquares.slopes(log.decibels(), frames, AT_500_HZ, middleSlope, high);
    for (int frame = 0; frame < frames; frame++) {
      out.set(frame, 2, low[frame]);
      out.set(frame, 3, high[frame]);
    }
  }

  private static void sum(float[][] power, int first, int end, int frames, float[] out) {
    Arrays.fill(out, 0, frames, 0);
    for (int bin = first; bin < end; bin++) {
      Rows.addScaled(out, 1, power[bin], frames);
    }
  }

  private static void largest(float[][] levels, int first, int end, int frames, float[] out) {
    System.arraycopy(levels[first], 0, out, 0, frames);
    for (int bin = first + 1; bin < end; bin++) {
      float[] row = levels[bin];
      for (int frame = 0; frame < frames; frame++) {
        out[frame] = Math.max(out[frame], row[frame]);
      }
    }
  }
}
