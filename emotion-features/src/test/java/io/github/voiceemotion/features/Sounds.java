package io.github.voiceemotion.features;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.frame.Signal;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Sounds whose features are known. */
public final class Sounds {

  /** One second. */
  public static final int SECOND = AudioClip.SAMPLE_RATE;

  private Sounds() {}

  /** Makes a sound from its samples. */
  public static float[] of(int length, IntToDoubleFunction sample) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) sample.applyAsDouble(i);
    }
    return samples;
  }

  /** A sine of one second. */
  public static float[] tone(double hertz, double amplitude) {
    return of(SECOND, i -> amplitude * Math.sin(2 * Math.PI * hertz * i / SECOND));
  }

  /** White noise of one second. */
  public static float[] noise(double deviation) {
    Random random = new Random(5);
    return of(SECOND, i -> deviation * random.nextGaussian());
  }

  /** The sum of two sounds of one length. */
  public static float[] sum(float[] a, float[] b) {
    return of(a.length, i -> a[i] + b[i]);
  }

  /** Sends a sound through a resonance. */
  public static float[] resonate(float[] in, double hertz, double bandwidth) {
    double radius = Math.exp(-Math.PI * bandwidth / SECOND);
    double b = 2 * radius * Math.cos(2 * Math.PI * hertz / SECOND);
    double c = -radius * radius;
    float[] out = new float[in.length];
    double last = 0;
    double beforeLast = 0;
    for (int i = 0; i < in.length; i++) {
      double value = (1 - b - c) * in[i] + b * last + c * beforeLast;
      out[i] = (float) value;
      beforeLast = last;
      last = value;
    }
    return out;
  }

  /** Loads samples as a signal. */
  public static Signal signal(float[] samples) {
    Signal signal = new Signal();
    signal.load(samples);
    return signal;
  }

  /** Returns the spectrum of samples. */
  public static ShortTimeSpectrum spectrum(float[] samples) {
    ShortTimeSpectrum spectrum = new ShortTimeSpectrum();
    spectrum.compute(signal(samples));
    return spectrum;
  }

  /** Returns one feature in one frame of a sound. */
  public static float feature(float[] samples, int frame, String name) {
    return new FeatureExtractor()
        .extract(new AudioClip(samples, AudioClip.SAMPLE_RATE))
        .at(frame, FeatureSet.index(name));
  }
}
