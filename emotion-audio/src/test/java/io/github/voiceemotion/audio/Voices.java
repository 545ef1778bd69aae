package io.github.voiceemotion.audio;

import java.util.Random;

/** Voices that say no words: harmonics of a pitch that glides, under two resonances that move. */
final class Voices {

  private static final double BREATH = 0.03;

  private Voices() {}

  /** A cry at a high pitch, three syllables a second. */
  static AudioClip scream(double hertz, int length) {
    return voice(hertz, length, 3, 0.3);
  }

  /** Short bursts of voice, five a second, with silence between. */
  static AudioClip laughter(double hertz, int length) {
    return voice(hertz, length, 5, -0.3);
  }

  static AudioClip scaled(AudioClip clip, double gain) {
    float[] samples = clip.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) gain;
    }
    return new AudioClip(samples, clip.sampleRate());
  }

  /**
   * @param floor the least amplitude between two syllables; below 0 there is a pause
   */
  private static AudioClip voice(double hertz, int length, double syllables, double floor) {
    Random random = new Random(1);
    float[] samples = new float[length];
    double phase = 0;
    for (int i = 0; i < length; i++) {
      double t = (double) i / AudioClip.SAMPLE_RATE;
      double swing = Math.sin(2 * Math.PI * syllables * t);
      double pitch = hertz * (1 + 0.08 * Math.sin(2 * Math.PI * 5.3 * t));
      phase += 2 * Math.PI * pitch / AudioClip.SAMPLE_RATE;
      double sum = BREATH * random.nextGaussian();
      for (int harmonic = 1; harmonic * pitch < 7_000; harmonic++) {
        double frequency = harmonic * pitch;
        double weight =
            resonance(frequency, 650 - 250 * swing, 100)
                + 0.5 * resonance(frequency, 1_700 + 700 * swing, 150);
        sum += weight * Math.sin(harmonic * phase);
      }
      double envelope =
          Math.max(0, floor + (1 - floor) * Math.abs(Math.cos(Math.PI * syllables * t)));
      samples[i] = (float) (0.3 * envelope * sum);
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  private static double resonance(double frequency, double centre, double width) {
    double distance = (frequency - centre) / width;
    return 1 / (1 + distance * distance);
  }
}
