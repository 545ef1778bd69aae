package io.github.voiceemotion.training.augment;

import java.util.random.RandomGenerator;

/** A random change of a training clip's scaled features, made anew each time the clip is used. */
public interface FeatureAugmentation {

  /**
   * Changes a clip in place.
   *
   * @param features scaled to mean 0 and deviation 1, {@code features[offset + feature * frames +
   *     frame]}
   * @param offset where the clip begins
   * @param frames of the clip
   * @param random decides what happens
   */
  void apply(float[] features, int offset, int frames, RandomGenerator random);
}
