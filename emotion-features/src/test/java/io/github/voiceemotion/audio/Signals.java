package io.github.voiceemotion.audio;

import java.util.Random;

/** Signals whose properties are known. */
final class Signals {

  private Signals() {}

  static AudioClip tone(double frequency, double amplitude, int rate, int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequency * i / rate));
    }
    return new AudioClip(samples, rate);
  }

  static AudioClip whiteNoise(double rms, int length, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (rms * random.nextGaussian());
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  static AudioClip silence(int length) {
    return new AudioClip(new float[length], AudioClip.SAMPLE_RATE);
  }

  static double rms(float[] samples, int start, int end) {
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (end - start));
  }

  static double decibels(double ratio) {
    return 20 * Math.log10(ratio);
  }
}
