package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSet;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FeatureAugmentationTest {

  private static final int FRAMES = 40;
  private static final int OFFSET = 7;

  @RepeatedTest(20)
  void shiftsAllFeaturesAlikeAndRepeatsTheEdge(RepetitionInfo repetition) {
    float[] features = frameNumbers();
    new TimeShift(10)
        .apply(features, OFFSET, FRAMES, new Random(repetition.getCurrentRepetition()));

    float shift = features[OFFSET + 20 * FeatureSet.SIZE] - 20;
    assertTrue(Math.abs(shift) <= 10, "shift " + shift);
    for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
      for (int frame = 0; frame < FRAMES; frame++) {
        float expected = Math.max(0, Math.min(FRAMES - 1, frame + shift));
        assertEquals(expected, features[OFFSET + frame * FeatureSet.SIZE + feature]);
      }
    }
    assertOthersUntouched(features);
  }

  @RepeatedTest(20)
  void masksNoMoreThanItSays(RepetitionInfo repetition) {
    float[] features = new float[OFFSET + FRAMES * FeatureSet.SIZE];
    Arrays.fill(features, 1);
    new Masking(1, 5, 3)
        .apply(features, OFFSET, FRAMES, new Random(repetition.getCurrentRepetition()));

    int frames = 0;
    for (int frame = 0; frame < FRAMES; frame++) {
      boolean all = true;
      for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
        all &= features[OFFSET + frame * FeatureSet.SIZE + feature] == 0;
      }
      frames += all ? 1 : 0;
    }
    int bands = 0;
    for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
      boolean all = true;
      for (int frame = 0; frame < FRAMES; frame++) {
        all &= features[OFFSET + frame * FeatureSet.SIZE + feature] == 0;
      }
      bands += all ? 1 : 0;
    }
    assertTrue(frames <= 5, frames + " frames");
    assertTrue(bands <= 3, bands + " features");
    int masked = frames * FeatureSet.SIZE + bands * FRAMES - frames * bands;
    int zeros = 0;
    for (float value : features) {
      zeros += value == 0 ? 1 : 0;
    }
    assertEquals(masked, zeros);
  }

  @Test
  void doesTheSameForTheSameSeed() {
    float[] once = frameNumbers();
    float[] again = frameNumbers();
    for (float[] features : new float[][] {once, again}) {
      Random random = new Random(5);
      new TimeShift(10).apply(features, OFFSET, FRAMES, random);
      new Masking(2, 10, 10).apply(features, OFFSET, FRAMES, random);
    }

    assertArrayEquals(once, again);
  }

  private static float[] frameNumbers() {
    float[] features = new float[OFFSET + FRAMES * FeatureSet.SIZE];
    Arrays.fill(features, 0, OFFSET, -1);
    for (int i = 0; i < FRAMES * FeatureSet.SIZE; i++) {
      features[OFFSET + i] = i / FeatureSet.SIZE;
    }
    return features;
  }

  private static void assertOthersUntouched(float[] features) {
    for (int i = 0; i < OFFSET; i++) {
      assertEquals(-1, features[i]);
    }
  }
}
