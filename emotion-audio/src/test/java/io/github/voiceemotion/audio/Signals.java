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

  /** Noise whose power falls by 3 dB an octave, by Paul Kellet's sum of first-order filters. */
  static AudioClip pinkNoise(double rms, int length, long seed) {
    float[] samples = whiteNoise(1, length, seed).samples();
    double low = 0;
    double middle = 0;
    double high = 0;
    for (int i = 0; i < length; i++) {
      double white = samples[i];
      low = 0.99765 * low + white * 0.0990460;
      middle = 0.96300 * middle + white * 0.2965164;
      high = 0.57000 * high + white * 1.0526913;
      samples[i] = (float) (low + middle + high + white * 0.1848);
    }
    return scaledTo(rms, samples);
  }

  /** Notes of equal length, each a chord of tones with ten harmonics that dies away slowly. */
  static AudioClip music(double rms, int length, int noteLength, double[][] chords) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      int note = i / noteLength;
      double into = (double) (i % noteLength) / noteLength;
      double envelope = Math.min(1, into * 20) * Math.exp(-1.5 * into);
      double sum = 0;
      for (double frequency : chords[note % chords.length]) {
        for (int harmonic = 1; harmonic <= 10; harmonic++) {
          double phase = 2 * Math.PI * frequency * harmonic * i / AudioClip.SAMPLE_RATE;
          sum += Math.sin(phase) / harmonic;
        }
      }
      samples[i] = (float) (envelope * sum);
    }
    return scaledTo(rms, samples);
  }

  /** The clip with noise added so that the clip's own RMS lies above it by the ratio. */
  static AudioClip inNoise(AudioClip clip, AudioClip noise, double ratioDb) {
    float[] samples = clip.samples().clone();
    double gain =
        rms(samples, 0, samples.length)
            / rms(noise.samples(), 0, samples.length)
            * Math.pow(10, -ratioDb / 20);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (gain * noise.samples()[i]);
    }
    return new AudioClip(samples, clip.sampleRate());
  }

  private static AudioClip scaledTo(double rms, float[] samples) {
    double gain = rms / rms(samples, 0, samples.length);
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) gain;
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
