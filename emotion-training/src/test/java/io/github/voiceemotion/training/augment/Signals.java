package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.SplittableRandom;

/** Signals whose properties are known. */
final class Signals {

  private Signals() {}

  /** Returns a sine of amplitude 0.5. */
  static AudioClip tone(double frequency, int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * frequency * i / AudioClip.SAMPLE_RATE));
    }
    return clip(samples);
  }

  static AudioClip clip(float[] samples) {
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  /** Returns how much louder the middle of a tone is after a change that random numbers decide. */
  static double gainDb(WaveformAugmentation augmentation, double frequency, long seed) {
    AudioClip tone = tone(frequency, 16_000);
    AudioClip changed = augmentation.apply(tone, new SplittableRandom(seed));
    return 10
        * Math.log10(
            energy(changed.samples(), 4_000, 12_000) / energy(tone.samples(), 4_000, 12_000));
  }

  /** Returns the energy of the samples from one index to before another. */
  static double energy(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum;
  }
}
