package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.random.RandomGenerator;

/**
 * Makes some frequencies louder and others softer: another microphone.
 *
 * <p>The gain in dB is a random tilt of the spectrum plus a random value an octave, joined smoothly
 * between the octaves 62.5 Hz, 125 Hz, ... 8 kHz; half of the largest gain is the most that either
 * gives. The phase stays.
 *
 * @param largestDb gain, either way
 */
public record Equalizer(double largestDb) implements WaveformAugmentation {

  private static final double LOWEST_OCTAVE_HZ = 62.5;
  private static final int OCTAVES = 7;

  public Equalizer {
    if (!(largestDb >= 0 && largestDb <= 40)) {
      throw new IllegalArgumentException("largestDb is " + largestDb + ", expected 0 to 40");
    }
  }

  @Override
  public AudioClip apply(AudioClip clip, RandomGenerator random) {
    double half = largestDb / 2;
    double tilt = half * (2 * random.nextDouble() - 1);
    double[] gains = new double[OCTAVES + 1];
    for (int i = 0; i < gains.length; i++) {
      double peak = half * (2 * random.nextDouble() - 1);
      gains[i] = tilt * (2.0 * i / OCTAVES - 1) + peak;
    }
    Spectrum spectrum = new Spectrum(clip.samples(), Spectrum.sizeFor(clip.length()));
    spectrum.scale(frequency -> Math.pow(10, gainDb(gains, frequency) / 20));
    return new AudioClip(spectrum.samples(clip.length()), clip.sampleRate());
  }

  private static double gainDb(double[] gains, double frequency) {
    double octave = Math.log(Math.max(1, frequency / LOWEST_OCTAVE_HZ)) / Math.log(2);
    int below = (int) Math.min(octave, OCTAVES - 1);
    double towardsNext = (1 - Math.cos(Math.PI * (octave - below))) / 2;
    return gains[below] + towardsNext * (gains[below + 1] - gains[below]);
  }
}
