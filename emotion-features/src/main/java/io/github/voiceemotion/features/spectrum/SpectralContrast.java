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
  private float[] smallest = new float[0];
  private float[] largest = new float[0];
  private float[] passedDown = new float[0];
  private float[] passedUp = new float[0];
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
      int most = Arrays.stream(extremes).max().orElseThrow();
      smallest = new float[most * frames];
      largest = new float[most * frames];
      passedDown = new float[frames];
      passedUp = new float[frames];
    }
    for (int k = 0; k < BANDS; k++) {
      collectExtremes(spectrum.magnitude(), k, frames);
      for (int frame = 0; frame < frames; frame++) {
        float low = 0;
        float high = 0;
        for (int rank = 0; rank < extremes[k]; rank++) {
          low += smallest[rank * frames + frame];
          high += largest[rank * frames + frame];
        }
        valleys[k * frames + frame] = Decibels.of(low / extremes[k]);
        peaks[k * frames + frame] = Decibels.of(high / extremes[k]);
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

  /**
   * Keeps the few smallest and largest magnitudes of a band, in order of rank: a magnitude goes
   * down the ranks, and each rank keeps the more extreme and passes on the other.
   */
  private void collectExtremes(float[] magnitude, int k, int frames) {
    Arrays.fill(smallest, 0, extremes[k] * frames, Float.POSITIVE_INFINITY);
    Arrays.fill(largest, 0, extremes[k] * frames, 0);
    for (int bin = firstBin[k]; bin <= lastBin[k]; bin++) {
      System.arraycopy(magnitude, bin * frames, passedDown, 0, frames);
      System.arraycopy(magnitude, bin * frames, passedUp, 0, frames);
      for (int rank = 0; rank < extremes[k]; rank++) {
        int at = rank * frames;
        for (int frame = 0; frame < frames; frame++) {
          float kept = smallest[at + frame];
          float offered = passedDown[frame];
          smallest[at + frame] = Math.min(kept, offered);
          passedDown[frame] = Math.max(kept, offered);
        }
        for (int frame = 0; frame < frames; frame++) {
          float kept = largest[at + frame];
          float offered = passedUp[frame];
          largest[at + frame] = Math.max(kept, offered);
          passedUp[frame] = Math.min(kept, offered);
        }
      }
    }
  }
}
