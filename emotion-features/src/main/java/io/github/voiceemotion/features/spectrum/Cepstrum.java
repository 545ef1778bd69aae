package io.github.voiceemotion.features.spectrum;

import io.github.voiceemotion.features.frame.Columns;
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
  private float[] sums = new float[0];
  private float[] differences = new float[0];
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
      float[] folded = k % 2 == 0 ? sums : differences;
      Arrays.fill(row, 0, frames, 0);
      for (int band = 0; band < HALF; band++) {
        float weight = basis[k * HALF + band];
        int in = band * frames;
        for (int frame = 0; frame < frames; frame++) {
          row[frame] += weight * folded[in + frame];
        }
      }
      for (int frame = 0; frame < frames; frame++) {
        out.set(frame, k, row[frame]);
      }
    }
  }

  private void fold(float[] decibels, int frames) {
    if (sums.length < HALF * frames) {
      sums = new float[HALF * frames];
      differences = new float[HALF * frames];
      row = new float[frames];
    }
    for (int band = 0; band < HALF; band++) {
      int low = band * frames;
      int high = (MelSpectrogram.BANDS - 1 - band) * frames;
      for (int frame = 0; frame < frames; frame++) {
        sums[low + frame] = decibels[low + frame] + decibels[high + frame];
        differences[low + frame] = decibels[low + frame] - decibels[high + frame];
      }
    }
  }
}
