package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.features.FeatureSet;
import java.util.Arrays;
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
    for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
      int row = offset + feature * frames;
      if (shift > 0) {
        float edge = features[row];
        System.arraycopy(features, row, features, row + shift, frames - shift);
        Arrays.fill(features, row, row + shift, edge);
      } else if (shift < 0) {
        float edge = features[row + frames - 1];
        System.arraycopy(features, row - shift, features, row, frames + shift);
        Arrays.fill(features, row + frames + shift, row + frames, edge);
      }
    }
  }
}
