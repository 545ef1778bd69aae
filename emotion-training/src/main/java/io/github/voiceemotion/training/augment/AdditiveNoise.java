package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.random.RandomGenerator;

/**
 * Adds steady noise of a random colour: a fan, traffic far away, a cheap microphone's hiss.
 *
 * <p>The noise's power falls with frequency to a random power from 0 (white) to 2 (brown), above 50
 * Hz. Its level is relative to that of the clip's active part: the windows of 25 ms that are at
 * most 30 dB below the loudest one. A silent clip stays silent.
 *
 * @param lowestDb power of the active part over that of the noise
 * @param highestDb likewise
 */
public record AdditiveNoise(double lowestDb, double highestDb) implements WaveformAugmentation {

  private static final double FLAT_BELOW_HZ = 50;
  private static final int WINDOW = AudioClip.SAMPLE_RATE / 40;
  private static final double ACTIVE_SHARE = 1e-3;

  public AdditiveNoise {
    Ranges.requireDb("signal-to-noise ratio", lowestDb, highestDb);
  }

  @Override
  public AudioClip apply(AudioClip clip, RandomGenerator random) {
    double ratioDb = Ranges.draw(lowestDb, highestDb, random);
    float[] noise = noise(clip.length(), 2 * random.nextDouble(), random);
    double noisePower = power(noise, 0, noise.length);
    double gain = Math.sqrt(activePower(clip.samples()) * Math.pow(10, -ratioDb / 10) / noisePower);
    float[] noisy = clip.samples().clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (gain * noise[i]);
    }
    return new AudioClip(noisy, clip.sampleRate());
  }

  private static float[] noise(int length, double slope, RandomGenerator random) {
    int size = Spectrum.sizeFor(length);
    float[] white = new float[size];
    for (int i = 0; i < size; i++) {
      white[i] = (float) random.nextGaussian();
    }
    Spectrum spectrum = new Spectrum(white, size);
    spectrum.scale(frequency -> Math.pow(Math.max(frequency, FLAT_BELOW_HZ), -slope / 2));
    return spectrum.samples(length);
  }

  private static double activePower(float[] samples) {
    int windows = (samples.length + WINDOW - 1) / WINDOW;
    double[] powers = new double[windows];
    double loudest = 0;
    for (int i = 0; i < windows; i++) {
      powers[i] = power(samples, i * WINDOW, Math.min(samples.length, (i + 1) * WINDOW));
      loudest = Math.max(loudest, powers[i]);
    }
    double sum = 0;
    int active = 0;
    for (double power : powers) {
      if (power >= ACTIVE_SHARE * loudest) {
        sum += power;
        active++;
      }
    }
    return sum / Math.max(1, active);
  }

  private static double power(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum / Math.max(1, to - from);
  }
}
