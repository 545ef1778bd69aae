package io.github.voiceemotion.features.spectrum;

import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BIN_HZ;

import io.github.voiceemotion.features.frame.Columns;
import java.util.Arrays;

/**
 * How far a band's peaks stand above its valleys, in dB: below 200 Hz and in six octaves above it.
 *
 * <p>As {@code librosa.feature.spectral_contrast}: the means of the largest and of the smallest 2 %
 * of a band's magnitudes, each in dB with a range of 80 over the clip. Not thread-safe.
 */
public final class SpectralContrast {

  /** The number of bands. */
  public static final int BANDS = 7;

  private static final double LOWEST_HZ = 200;
  private static final double QUANTILE = 0.02;

  private final int[] firstBin = new int[BANDS];
  private final int[] lastBin = new int[BANDS];
  private final int[] extremes = new int[BANDS];
  private final float[] band = new float[BINS];
  private float[] peaks = new float[0];
  private float[] valleys = new float[0];

  /** Lays out the bands. */
  public SpectralContrast() {
    for (int k = 0; k < BANDS; k++) {
      double low = k == 0 ? 0 : LOWEST_HZ * (1 << (k - 1));
      double high = LOWEST_HZ * (1 << k);
      boolean top = k == BANDS - 1;
      // Bands overlap their lower neighbour by one bin, and all but the top one lose their last bin
      // after it has been counted.
      firstBin[k] = (int) Math.ceil(low / BIN_HZ) - (k > 0 ? 1 : 0);
      int last = top ? BINS - 1 : (int) (high / BIN_HZ);
      extremes[k] = (int) Math.max(1, Math.rint(QUANTILE * (last - firstBin[k] + 1)));
      lastBin[k] = top ? last : last - 1;
    }
  }

  /** Writes 7 columns. */
  public void write(ShortTimeSpectrum spectrum, Columns out) {
    int frames = spectrum.frames();
    int size = BANDS * frames;
    if (peaks.length < size) {
      peaks = new float[size];
      valleys = new float[size];
    }
    float[] magnitude = spectrum.magnitude();
    for (int k = 0; k < BANDS; k++) {
      int bins = lastBin[k] - firstBin[k] + 1;
      for (int frame = 0; frame < frames; frame++) {
        for (int i = 0; i < bins; i++) {
          band[i] = magnitude[(firstBin[k] + i) * frames + frame];
        }
        Arrays.sort(band, 0, bins);
        double low = 0;
        double high = 0;
        for (int i = 0; i < extremes[k]; i++) {
          low += band[i];
          high += band[bins - 1 - i];
        }
        valleys[k * frames + frame] = Decibels.of((float) (low / extremes[k]));
        peaks[k * frames + frame] = Decibels.of((float) (high / extremes[k]));
      }
    }
    Decibels.limitRange(peaks, size);
    Decibels.limitRange(valleys, size);
    for (int k = 0; k < BANDS; k++) {
      for (int frame = 0; frame < frames; frame++) {
        out.set(frame, k, peaks[k * frames + frame] - valleys[k * frames + frame]);
      }
    }
  }
}
