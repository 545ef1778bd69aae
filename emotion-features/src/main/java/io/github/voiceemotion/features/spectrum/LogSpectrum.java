package io.github.voiceemotion.features.spectrum;

import io.github.voiceemotion.features.frame.Rows;

/** The power spectrum in dB, floored at -100, {@code [bin][frame]}. Not thread-safe. */
public final class LogSpectrum {

  private float[][] decibels = new float[ShortTimeSpectrum.BINS][0];
  private int frames;

  /** Takes the logarithm of every bin. */
  public void compute(ShortTimeSpectrum spectrum) {
    frames = spectrum.frames();
    decibels = Rows.reserve(decibels, frames);
    for (int bin = 0; bin < ShortTimeSpectrum.BINS; bin++) {
      float[] power = spectrum.power()[bin];
      float[] levels = decibels[bin];
      for (int frame = 0; frame < frames; frame++) {
        levels[frame] = Decibels.of(power[frame]);
      }
    }
  }

  /** Returns the number of frames. */
  public int frames() {
    return frames;
  }

  /** Returns the levels in dB, {@code [bin][frame]}. Read-only. */
  public float[][] decibels() {
    return decibels;
  }
}
