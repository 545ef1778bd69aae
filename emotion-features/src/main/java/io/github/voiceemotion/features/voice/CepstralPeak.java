package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.SAMPLE_RATE;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Rows;
import io.github.voiceemotion.features.spectrum.Decibels;
import io.github.voiceemotion.features.spectrum.LogSpectrum;
import io.github.voiceemotion.features.spectrum.RealTransform;
import java.util.Arrays;

/**
 * Cepstral peak prominence in dB: how far the strongest quefrency between those of 60 and 600 Hz
 * stands above the straight line through the levels of all of them (Hillenbrand et al. 1994).
 *
 * <p>0 to about 30 dB; 0 in silence. Breathy and noisy voices have low values. The cepstrum is that
 * of the spectrum in dB, and its squares are floored as powers are. Not thread-safe.
 */
public final class CepstralPeak {

  private static final int FIRST = (int) Math.ceil(SAMPLE_RATE / PitchTracker.CEILING_HZ);
  private static final int LAST = (int) (SAMPLE_RATE / PitchTracker.FLOOR_HZ);
  private static final int SIZE = LAST - FIRST + 1;
  private static final double MIDDLE = (SIZE - 1) / 2.0;

  /** Sum of (i - middle)^2 over the quefrencies. */
  private static final double SQUARES = SIZE * ((double) SIZE * SIZE - 1) / 12;

  private final CosineTransform transform = new CosineTransform(LAST + 1 + (LAST + 1) % 2);
  private final float[][] levels = new float[SIZE][RealTransform.MOST_FRAMES];
  private final float[] sums = new float[RealTransform.MOST_FRAMES];
  private final float[] moments = new float[RealTransform.MOST_FRAMES];

  /** Writes one column. */
  public void write(LogSpectrum log, Columns out) {
    int frames = log.frames();
    for (int first = 0; first < frames; first += RealTransform.MOST_FRAMES) {
      int count = Math.min(RealTransform.MOST_FRAMES, frames - first);
      double[][] cepstra = transform.transform(log.decibels(), 0, first, count);
      Arrays.fill(sums, 0);
      Arrays.fill(moments, 0);
      for (int k = 0; k < SIZE; k++) {
        toLevels(cepstra[FIRST + k], levels[k], count);
        Rows.addScaled(sums, 1, levels[k], count);
        Rows.addScaled(moments, (float) (k - MIDDLE), levels[k], count);
      }
      for (int i = 0; i < count; i++) {
        out.set(first + i, 0, prominence(i));
      }
    }
  }

  private static void toLevels(double[] cepstrum, float[] levels, int count) {
    for (int i = 0; i < count; i++) {
      float value = (float) cepstrum[i];
      levels[i] = Decibels.of(value * value);
    }
  }

  private float prominence(int frame) {
    int peak = 0;
    float height = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < SIZE; k++) {
      if (levels[k][frame] > height) {
        height = levels[k][frame];
        peak = k;
      }
    }
    double slope = moments[frame] / SQUARES;
    double line = sums[frame] / SIZE + slope * (peak - MIDDLE);
    return (float) Math.max(0, height - line);
  }
}
