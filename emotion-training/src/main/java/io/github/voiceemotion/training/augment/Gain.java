package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.random.RandomGenerator;

/**
 * Records with a microphone whose gain is set too low or too high, and then cuts the peaks.
 *
 * <p>A gain of 0 dB is the one set well: the clip's loudest sample just reaches full scale. At a
 * higher gain all that is beyond full scale is cut off there, as a converter does. The gain counts
 * from the clip's own peak, not from the level that it came with, since corpora differ by 20 dB in
 * level: the same factor for all would cut every clip of one corpus and none of another, and angry
 * clips more than sad ones, so that the cut peaks would tell which it is.
 *
 * <p>{@link io.github.voiceemotion.audio.ClipPreparation} brings speech to one level afterwards,
 * which undoes a gain of 0 dB or less altogether: it is as if the clip had been left alone. The
 * same goes for the loudness that a higher gain brings. What stays of that one is the clipping:
 * flattened peaks, and the overtones that come of them. So about half of the gains drawn make a
 * difference to the features. A silent clip stays silent.
 *
 * @param largestDb gain, either way
 */
public record Gain(double largestDb) implements WaveformAugmentation {

  public Gain {
    if (!(largestDb >= 0 && largestDb <= 40)) {
      throw new IllegalArgumentException("largestDb is " + largestDb + ", expected 0 to 40");
    }
  }

  @Override
  public AudioClip apply(AudioClip clip, RandomGenerator random) {
    double gainDb = Ranges.draw(-largestDb, largestDb, random);
    double peak = peak(clip.samples());
    if (peak == 0) {
      return clip;
    }
    double factor = Math.pow(10, gainDb / 20) / peak;
    float[] recorded = new float[clip.length()];
    for (int i = 0; i < recorded.length; i++) {
      recorded[i] = (float) Math.max(-1, Math.min(1, factor * clip.samples()[i]));
    }
    return new AudioClip(recorded, clip.sampleRate());
  }

  private static double peak(float[] samples) {
    double peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
