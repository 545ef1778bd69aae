package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.features.FeatureSet;
import java.util.random.RandomGenerator;

/**
 * Moves a clip earlier or later; what leaves at one end is replaced by the edge frame at the other.
 *
 * @param largestShift in frames, either way
 */
public record TimeShift(int largestShift) implements FeatureAugmentation {

  public TimeShift {
    if (largestShift < 0) {
      throw new IllegalArgumentException(
          "largestShift is " + largestShift + ", expected 0 or more");
    }
  }

  @Override
  public void apply(float[] features, int offset, int frames, RandomGenerator random) {
    int largest = Math.min(largestShift, frames - 1);
    int shift = random.nextInt(-largest, largest + 1);
    int size = FeatureSet.SIZE;
    int distance = Math.abs(shift) * size;
    int kept = frames * size - distance;
    int last = offset + (frames - 1) * size;
    if (shift > 0) {
      System.arraycopy(features, offset, features, offset + distance, kept);
    } else {
      System.arraycopy(features, offset + distance, features, offset, kept);
    }
    for (int i = 0; i < Math.abs(shift); i++) {
      if (shift > 0) {
        System.arraycopy(features, offset + distance, features, offset + i * size, size);
      } else {
        System.arraycopy(features, offset + kept - size, features, last - i * size, size);
      }
    }
  }
}
