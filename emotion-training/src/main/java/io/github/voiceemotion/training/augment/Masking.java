package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.features.FeatureSet;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Blanks a stretch of frames and a band of neighbouring features, each of random place and width,
 * with the mean (Park et al., "SpecAugment", 2019).
 *
 * @param masks how many of each kind
 * @param mostFrames largest stretch
 * @param mostFeatures largest band
 */
public record Masking(int masks, int mostFrames, int mostFeatures) implements FeatureAugmentation {

  public Masking {
    if (masks < 0 || mostFrames < 0 || mostFeatures < 0 || mostFeatures > FeatureSet.SIZE) {
      throw new IllegalArgumentException(
          "masking of " + masks + " x (" + mostFrames + " frames, " + mostFeatures + " features)");
    }
  }

  @Override
  public void apply(float[] features, int offset, int frames, RandomGenerator random) {
    for (int mask = 0; mask < masks; mask++) {
      int length = random.nextInt(Math.min(mostFrames, frames) + 1);
      int start = random.nextInt(frames - length + 1);
      int size = FeatureSet.SIZE;
      Arrays.fill(features, offset + start * size, offset + (start + length) * size, 0);
      int band = random.nextInt(mostFeatures + 1);
      int lowest = random.nextInt(FeatureSet.SIZE - band + 1);
      for (int frame = 0; frame < frames; frame++) {
        int row = offset + frame * size;
        Arrays.fill(features, row + lowest, row + lowest + band, 0);
      }
    }
  }
}
