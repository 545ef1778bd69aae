package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.random.RandomGenerator;

/**
 * Adds reverberation: a room, and the speaker nearer to the microphone or farther from it.
 *
 * <p>The room's response is the direct sound followed by exponentially decaying noise (J. Polack's
 * model of late reverberation). The clip keeps its length.
 *
 * @param shortestDecay seconds in which the reverberation falls by 60 dB
 * @param longestDecay seconds
 * @param lowestRatioDb energy of the direct sound over that of the reverberation
 * @param highestRatioDb likewise
 */
public record Room(
    double shortestDecay, double longestDecay, double lowestRatioDb, double highestRatioDb)
    implements WaveformAugmentation {

  public Room {
    Ranges.require("decay in s", shortestDecay, longestDecay, 0.01, 10);
    Ranges.requireDb("direct-to-reverberant ratio", lowestRatioDb, highestRatioDb);
  }

  @Override
  public AudioClip apply(AudioClip clip, RandomGenerator random) {
    double decay = Ranges.draw(shortestDecay, longestDecay, random);
    double ratioDb = Ranges.draw(lowestRatioDb, highestRatioDb, random);
    float[] response = response(decay, ratioDb, random);
    int size = Spectrum.sizeFor(clip.length() + response.length);
    Spectrum spectrum = new Spectrum(clip.samples(), size);
    spectrum.multiply(new Spectrum(response, size));
    return new AudioClip(spectrum.samples(clip.length()), clip.sampleRate());
  }

  private static float[] response(double decay, double ratioDb, RandomGenerator random) {
    double[] tail = new double[(int) Math.round(decay * AudioClip.SAMPLE_RATE)];
    double energy = 0;
    for (int i = 0; i < tail.length; i++) {
      tail[i] = random.nextGaussian() * Math.pow(10, -3.0 * i / tail.length);
      energy += tail[i] * tail[i];
    }
    double gain = Math.sqrt(Math.pow(10, -ratioDb / 10) / energy);
    float[] response = new float[1 + tail.length];
    response[0] = 1;
    for (int i = 0; i < tail.length; i++) {
      response[1 + i] = (float) (gain * tail[i]);
    }
    return response;
  }
}
