package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.SAMPLE_RATE;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.spectrum.Decibels;
import io.github.voiceemotion.features.spectrum.LogSpectrum;

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

  private final CosineTransform transform = new CosineTransform();
  private final float[] levels = new float[SIZE];
  private final double[] first = new double[LAST + 1];
  private final double[] second = new double[LAST + 1];

  /** Writes one column. */
  public void write(LogSpectrum log, Columns out) {
    int frames = log.frames();
    float[] spectra = log.decibels();
    for (int frame = 0; frame < frames; frame += 2) {
      int next = Math.min(frame + 1, frames - 1);
      transform.transform(spectra, frames, 0, frame, next, first, second);
      out.set(frame, 0, prominence(first));
      out.set(next, 0, prominence(second));
    }
  }

  private float prominence(double[] cepstrum) {
    for (int i = 0; i < SIZE; i++) {
      float value = (float) cepstrum[FIRST + i];
      levels[i] = Decibels.of(value * value);
    }
    float peak = Float.NEGATIVE_INFINITY;
    int peakAt = 0;
    double sum = 0;
    double moment = 0;
    for (int i = 0; i < SIZE; i++) {
      float level = levels[i];
      sum += level;
      moment += (i - MIDDLE) * level;
      if (level > peak) {
        peak = level;
        peakAt = i;
      }
    }
    double line = sum / SIZE + moment / SQUARES * (peakAt - MIDDLE);
    return (float) Math.max(0, peak - line);
  }
}
