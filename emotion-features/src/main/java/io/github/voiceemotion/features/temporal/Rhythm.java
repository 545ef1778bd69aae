package io.github.voiceemotion.features.temporal;

import static io.github.voiceemotion.features.frame.Framing.HOP;
import static io.github.voiceemotion.features.frame.Framing.SAMPLE_RATE;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Rows;
import java.util.Arrays;

/**
 * At which rates the sound is modulated: the shares of 0.5-2, 2-4, 4-8 and 8-16 Hz in the energy of
 * the onset envelope's spectrum, over 64 frames (1.1 s) around the frame. Stress, syllables and
 * phones fall into different ones of them.
 *
 * <p>Each share is 0 to 1 and their sum is 1; all are 0 where the envelope does not move. The mean
 * is taken off before the Hann window is laid on. Outside of the clip the envelope is 0. Not
 * thread-safe.
 */
public final class Rhythm {

  /** The number of columns. */
  public static final int BANDS = 4;

  private static final double[] EDGES_HZ = {0.5, 2, 4, 8, 16};
  private static final int WINDOW = 64;
  private static final double BIN_HZ = (double) SAMPLE_RATE / HOP / WINDOW;

  /** An envelope that moves by less than this is taken as still, so that no share is of noise. */
  private static final float LEAST_ENERGY = 1e-6f;

  private final int bins = (int) (EDGES_HZ[BANDS] / BIN_HZ);
  private final float[] cosines = new float[(bins + 1) * WINDOW];
  private final float[] sines = new float[(bins + 1) * WINDOW];

  /** The envelope as it is so many frames later: [place in the window][frame]. */
  private float[][] shifted = new float[WINDOW][0];

  private float[] real = new float[0];
  private float[] imaginary = new float[0];
  private float[][] energies = new float[BANDS][0];

  /** Creates the analysis. */
  public Rhythm() {
    for (int bin = 1; bin <= bins; bin++) {
      fill(cosines, bin, 0);
      fill(sines, bin, -Math.PI / 2);
    }
  }

  /** Stores a windowed wave whose mean is 0, which is the same as taking off the data's mean. */
  private static void fill(float[] waves, int bin, double phase) {
    double[] wave = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW);
      wave[i] = hann * Math.cos(2 * Math.PI * bin * i / WINDOW + phase);
      sum += wave[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      waves[bin * WINDOW + i] = (float) (wave[i] - sum / WINDOW);
    }
  }

  /** Writes 4 columns from an envelope of one value a frame. */
  public void write(float[] envelope, int frames, Columns out) {
    energies = Rows.reserve(energies, frames);
    shifted = Rows.reserve(shifted, frames);
    if (real.length < frames) {
      real = new float[frames];
      imaginary = new float[frames];
    }
    for (float[] row : energies) {
      Arrays.fill(row, 0, frames, 0);
    }
    for (int i = 0; i < WINDOW; i++) {
      shift(envelope, frames, i - WINDOW / 2, shifted[i]);
    }
    int band = 0;
    for (int bin = 1; bin <= bins; bin++) {
      if (bin * BIN_HZ >= EDGES_HZ[band + 1]) {
        band++;
      }
      correlate(cosines, bin, frames, real);
      correlate(sines, bin, frames, imaginary);
      for (int frame = 0; frame < frames; frame++) {
        energies[band][frame] += real[frame] * real[frame] + imaginary[frame] * imaginary[frame];
      }
    }
    for (int frame = 0; frame < frames; frame++) {
      float sum = 0;
      for (int k = 0; k < BANDS; k++) {
        sum += energies[k][frame];
      }
      for (int k = 0; k < BANDS; k++) {
        out.set(frame, k, sum > LEAST_ENERGY ? energies[k][frame] / sum : 0);
      }
    }
  }

  private static void shift(float[] envelope, int frames, int by, float[] out) {
    Arrays.fill(out, 0, frames, 0);
    int first = Math.max(0, -by);
    int end = Math.min(frames, frames - by);
    if (first < end) {
      System.arraycopy(envelope, first + by, out, first, end - first);
    }
  }

  private void correlate(float[] waves, int bin, int frames, float[] sums) {
    Arrays.fill(sums, 0, frames, 0);
    for (int i = 0; i < WINDOW; i++) {
      Rows.addScaled(sums, waves[bin * WINDOW + i], shifted[i], frames);
    }
  }
}
