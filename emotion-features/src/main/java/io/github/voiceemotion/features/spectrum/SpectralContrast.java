package io.github.voiceemotion.features.spectrum;

import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BIN_HZ;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Rows;
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
  private float[][] smallest;
  private float[][] largest;
  private float[] passedDown = new float[0];
  private float[] passedUp = new float[0];
  private float[][] peaks = new float[BANDS][0];
  private float[][] valleys = new float[BANDS][0];

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
    int most = Arrays.stream(extremes).max().orElseThrow();
    smallest = new float[most][0];
    largest = new float[most][0];
  }

  /** Writes 7 columns. */
  public void write(ShortTimeSpectrum spectrum, Columns out) {
    int frames = spectrum.frames();
    peaks = Rows.reserve(peaks, frames);
    valleys = Rows.reserve(valleys, frames);
    smallest = Rows.reserve(smallest, frames);
    largest = Rows.reserve(largest, frames);
    if (passedDown.length < frames) {
      passedDown = new float[frames];
      passedUp = new float[frames];
    }
    for (int k = 0; k < BANDS; k++) {
      collectExtremes(spectrum.magnitude(), k, frames);
      for (int frame = 0; frame < frames; frame++) {
        float low = 0;
        float high = 0;
        for (int rank = 0; rank < extremes[k]; rank++) {
          low += smallest[rank][frame];
          high += largest[rank][frame];
        }
        valleys[k][frame] = Decibels.of(low / extremes[k]);
        peaks[k][frame] = Decibels.of(high / extremes[k]);
      }
    }
    Decibels.limitRange(peaks, frames);
    Decibels.limitRange(valleys, frames);
    for (int k = 0; k < BANDS; k++) {
      for (int frame = 0; frame < frames; frame++) {
        out.set(frame, k, peaks[k][frame] - valleys[k][frame]);
      }
    }
  }

  /**
   * Keeps the few smallest and largest magnitudes of a band, in order of rank: a magnitude goes
   * down the ranks, and each rank keeps the more extreme and passes on the other.
   */
  private void collectExtremes(float[][] magnitude, int k, int frames) {
    for (int rank = 0; rank < extremes[k]; rank++) {
      Arrays.fill(smallest[rank], 0, frames, Float.POSITIVE_INFINITY);
      Arrays.fill(largest[rank], 0, frames, 0);
    }
    for (int bin = firstBin[k]; bin <= lastBin[k]; bin++) {
      System.arraycopy(magnitude[bin], 0, passedDown, 0, frames);
      System.arraycopy(magnitude[bin], 0, passedUp, 0, frames);
      for (int rank = 0; rank < extremes[k]; rank++) {
        order(smallest[rank], passedDown, frames);
        order(passedUp, largest[rank], frames);
      }
    }
  }

  /** Leaves the smaller of two numbers in the first row and the larger in the second. */
  private static void order(float[] smaller, float[] larger, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      float a = smaller[frame];
      float b = larger[frame];
      smaller[frame] = Math.min(a, b);
      larger[frame] = Math.max(a, b);
    }
  }
}
