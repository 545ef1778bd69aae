package io.github.voiceemotion.features.spectrum;

/** The power spectrum in dB, floored at -100, {@code [bin * frames + frame]}. Not thread-safe. */
public final class LogSpectrum {

  private float[] decibels = new float[0];
  private int frames;

  /** Takes the logarithm of every bin. */
  public void compute(ShortTimeSpectrum spectrum) {
    frames = spectrum.frames();
    int size = ShortTimeSpectrum.BINS * frames;
    if (decibels.length < size) {
      decibels = new float[size];
    }
    float[] power = spectrum.power();
    for (int i = 0; i < size; i++) {
      decibels[i] = Decibels.of(power[i]);
    }
  }

  /** Returns the number of frames. */
  public int frames() {
    return frames;
  }

  /** Returns the levels in dB, {@code [bin * frames + frame]}. Read-only. */
  public float[] decibels() {
    return decibels;
  }
}
