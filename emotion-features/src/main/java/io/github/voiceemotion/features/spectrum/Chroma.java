package io.github.voiceemotion.features.spectrum;

import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Framing;
import io.github.voiceemotion.features.frame.Rows;
import java.util.Arrays;

/**
 * Energy by pitch class, C to B, divided by the frame's largest: 0 to 1, all 0 in silence.
 *
 * <p>As {@code librosa.feature.chroma_stft} with tuning 0: every bin is spread over the pitch
 * classes by a Gaussian a semitone wide, and octaves are weighed by a Gaussian around the fifth.
 * Not thread-safe.
 */
public final class Chroma {

  /** The number of pitch classes. */
  public static final int CLASSES = 12;

  private static final double CENTRE_OCTAVE = 5;
  private static final double OCTAVE_WIDTH = 2;
  private static final double A0_HZ = 27.5;

  /** Steps from A, where octaves start in the computation, up to C, the first column. */
  private static final int FROM_A_TO_C = 3;

  /** Weights this far below their bin's largest are dropped: a third of them, to no effect. */
  private static final double NEGLIGIBLE = 1e-8;

  private final float[] weights = new float[CLASSES * BINS];
  private float[][] sums = new float[CLASSES][0];

  /** Creates the filters. */
  public Chroma() {
    for (int bin = 0; bin < BINS; bin++) {
      double step = step(bin);
      double width = Math.max(1, step(bin + 1) - step);
      double[] bumps = new double[CLASSES];
      double squares = 0;
      double largest = 0;
      for (int c = 0; c < CLASSES; c++) {
        double half = CLASSES / 2.0;
        double distance = step - c + half;
        distance = distance - CLASSES * Math.floor(distance / CLASSES) - half;
        bumps[c] = Math.exp(-0.5 * Math.pow(2 * distance / width, 2));
        squares += bumps[c] * bumps[c];
        largest = Math.max(largest, bumps[c]);
      }
      double octave = Math.exp(-0.5 * Math.pow((step / CLASSES - CENTRE_OCTAVE) / OCTAVE_WIDTH, 2));
      for (int c = 0; c < CLASSES; c++) {
        if (bumps[c] > NEGLIGIBLE * largest) {
          int column = Math.floorMod(c - FROM_A_TO_C, CLASSES);
          weights[bin * CLASSES + column] = (float) (bumps[c] / Math.sqrt(squares) * octave);
        }
      }
    }
  }

  /** Returns a bin's distance from A0 in semitones; bin 0 is taken 1.5 octaves below bin 1. */
  private static double step(int bin) {
    return bin == 0
        ? step(1) - 1.5 * CLASSES
        : CLASSES
            * Math.log((double) bin * Framing.SAMPLE_RATE / Framing.FRAME_SIZE / A0_HZ)
            / Math.log(2);
  }

  /** Writes 12 columns. */
  public void write(ShortTimeSpectrum spectrum, Columns out) {
    int frames = spectrum.frames();
    sums = Rows.reserve(sums, frames);
    for (float[] row : sums) {
      Arrays.fill(row, 0, frames, 0);
    }
    for (int bin = 0; bin < BINS; bin++) {
      for (int c = 0; c < CLASSES; c++) {
        float weight = weights[bin * CLASSES + c];
        if (weight != 0) {
          Rows.addScaled(sums[c], weight, spectrum.power()[bin], frames);
        }
      }
    }
    for (int frame = 0; frame < frames; frame++) {
      float largest = 0;
      for (int c = 0; c < CLASSES; c++) {
        largest = Math.max(largest, sums[c][frame]);
      }
      float scale = largest >= Float.MIN_NORMAL ? 1 / largest : 1;
      for (int c = 0; c < CLASSES; c++) {
        out.set(frame, c, Math.min(1, sums[c][frame] * scale));
      }
    }
  }
}
