package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaledClipsTest {

  /** Of one, three and two windows, one frame each, which hold the numbers here. */
  private static final ScaledClips CLIPS =
      new ScaledClips(
          Labels.SIX,
          List.of(
              List.of(window(10)),
              List.of(window(20), window(21), window(22)),
              List.of(window(30), window(31))),
          Collections.nCopies(3, Emotion.HAPPY),
          Collections.nCopies(3, "corpus"),
          1);

  @Test
  void drawsOneWindowOfEachClipInTheOrderAskedFor() {
    float[] drawn = CLIPS.drawWindows(List.of(2, 0, 1, 2), new Random(1));

    assertEquals(4 * FeatureSet.SIZE, drawn.length);
    int[] clips = {3, 1, 2, 3};
    for (int i = 0; i < clips.length; i++) {
      float first = drawn[i * FeatureSet.SIZE];
      assertEquals(clips[i], (int) first / 10);
      assertArrayEquals(
          window(first), Arrays.copyOfRange(drawn, i * FeatureSet.SIZE, (i + 1) * FeatureSet.SIZE));
    }
  }

  @Test
  void drawsEveryWindowOfAClipEquallyOften() {
    int[] counts = new int[3];
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      counts[(int) CLIPS.drawWindows(List.of(1), random)[0] - 20]++;
    }

    for (int count : counts) {
      assertTrue(count > 900 && count < 1_100, Arrays.toString(counts));
    }
  }

  @Test
  void drawsTheSameFromTheSameSeed() {
    List<Integer> chosen = Collections.nCopies(20, 1);

    assertArrayEquals(
        CLIPS.drawWindows(chosen, new Random(7)), CLIPS.drawWindows(chosen, new Random(7)));
  }

  private static float[] window(float number) {
    float[] values = new float[FeatureSet.SIZE];
    Arrays.fill(values, number);
    return values;
  }
}
