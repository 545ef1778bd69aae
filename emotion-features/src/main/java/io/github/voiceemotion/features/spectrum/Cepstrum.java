package io.github.voiceemotion.features.spectrum;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Rows;
import java.util.Arrays;

/**
 * Mel-frequency cepstral coefficients: the first 40 of the orthonormal DCT-II of the 128 mel levels
 * in dB, as {@code librosa.feature.mfcc}. Not thread-safe.
 */
public final class Cepstrum {

  /** The number of coefficients. */
  public static final int COEFFICIENTS = 40;

  private static final int HALF = MelSpectrogram.BANDS / 2;

  private final float[] basis = new float[COEFFICIENTS * HALF];
  private float[][] sums = new float[HALF][0];
  private float[][] differences = new float[HALF][0];
  private float[] row = new float[0];

  /** Creates the transform. */
  public Cepstrum() {
    for (int k = 0; k < COEFFICIENTS; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / MelSpectrogram.BANDS);
      for (int band = 0; band < HALF; band++) {
        basis[k * HALF + band] =
            (float) (scale * Math.cos(Math.PI * k * (band + 0.5) / MelSpectrogram.BANDS));
      }
    }
  }

  /** Writes 40 columns. */
  public void write(MelSpectrogram mel, Columns out) {
    int frames = mel.frames();
    fold(mel.decibels(), frames);
    for (int k = 0; k < COEFFICIENTS; k++) {
      // Even cosines mirror at the middle band and odd ones mirror with a minus: half the products.
      float[][] folded = k % 2 == 0 ? sums : differences;
      Arrays.fill(row, 0, frames, 0);
      for (int band = 0; band < HALF; band++) {
        Rows.addScaled(row, basis[k * HALF + band], folded[band], frames);
      }
      for (int frame = 0; frame < frames; frame++) {
        out.set(frame, k, row[frame]);
      }
    }
  }

  private void fold(float[][] decibels, int frames) {
    sums = Rows.reserve(sums, frames);
    differences = Rows.reserve(differences, frames);
    if (row.length < frames) {
      row = new float[frames];
    }
    for (int band = 0; band < HALF; band++) {
      float[] low = decibels[band];
      float[] high = decibels[MelSpectrogram.BANDS - 1 - band];
      for (int frame = 0; frame < frames; frame++) {
        sums[band][frame] = low[frame] + high[frame];
        differences[band][frame] = low[frame] - high[frame];
      }
    }
  }
}
