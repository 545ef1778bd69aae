package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClipStatisticsTest {

  private static final int RMS = FeatureSet.index("rms");
  private static final int VOICING = FeatureSet.index("voicing");
  private static final int CENTROID = FeatureSet.index("spectral_centroid");

  /** After the three of the clip, 13 cepstra come before the spectral features; 15 numbers each. */
  private static final int OF_CENTROID = 3 + 15 * (13 + CENTROID - 78);

  @Test
  void saysHowMuchSoundsAndHowMuchOfThatIsVoiced() {
    float[] values = new float[174 * FeatureSet.SIZE];
    for (int frame = 20; frame < 120; frame++) {
      values[frame * FeatureSet.SIZE + RMS] = 0.1f;
      boolean voiced = frame >= 40 && frame < 60 || frame >= 80 && frame < 85;
      values[frame * FeatureSet.SIZE + VOICING] = voiced ? 0.9f : 0.1f;
    }
    float[] statistics = ClipStatistics.of(new FeatureMatrix(174, values));

    assertEquals(ClipStatistics.SIZE, statistics.length);
    assertEquals(100f / 174, statistics[0], 1e-6);
    assertEquals(0.25f, statistics[1], 1e-6);
    assertEquals(2f / 100, statistics[2], 1e-6);
  }

  @Test
  void describesARampOverTheFramesThatSound() {
    // 0, 1 ... 100 where it sounds, and a centroid of 7,000 in the silence, which must not count.
    float[] values = new float[174 * FeatureSet.SIZE];
    for (int frame = 0; frame < 174; frame++) {
      boolean sounds = frame >= 30 && frame <= 130;
      values[frame * FeatureSet.SIZE + RMS] = sounds ? 0.1f : 0;
      values[frame * FeatureSet.SIZE + VOICING] = frame >= 80 ? 1 : 0;
      values[frame * FeatureSet.SIZE + CENTROID] = sounds ? frame - 30 : 7_000;
    }
    float[] statistics = ClipStatistics.of(new FeatureMatrix(174, values));

    float change = 1;
    // Deviation of 0 to 100: sqrt((101^2 - 1) / 12); trend: half the range times the mean of t^2.
    float[] sounding = {50, 29.1548f, 5, 50, 95, 60, 17};
    assertEquals(change, statistics[OF_CENTROID], 1e-4);
    assertArrayEquals(
        sounding, Arrays.copyOfRange(statistics, OF_CENTROID + 1, OF_CENTROID + 8), 1e-3f);
    // 50, 51 ... 100 where it is voiced.
    float[] voiced = {75, 14.7196f, 52.5f, 75, 97.5f, 30, 8.6667f};
    assertArrayEquals(
        voiced, Arrays.copyOfRange(statistics, OF_CENTROID + 8, OF_CENTROID + 15), 1e-3f);
  }

  @Test
  void takesAllFramesOfAClipThatHardlySounds() {
    float[] values = new float[174 * FeatureSet.SIZE];
    for (int frame = 0; frame < 174; frame++) {
      values[frame * FeatureSet.SIZE + CENTROID] = 1_000;
    }
    float[] statistics = ClipStatistics.of(new FeatureMatrix(174, values));

    assertEquals(1, statistics[0]);
    assertEquals(0, statistics[1]);
    assertEquals(1_000, statistics[OF_CENTROID + 1]);
    assertEquals(1_000, statistics[OF_CENTROID + 8]);
  }

  @Test
  void describesASingleFrame() {
    float[] values = new float[FeatureSet.SIZE];
    Arrays.fill(values, 2);
    for (float value : ClipStatistics.of(new FeatureMatrix(1, values))) {
      assertTrue(Float.isFinite(value), "a statistic is " + value);
    }
  }

  @Test
  void leavesOutWhatTellsCorporaApart() {
    float[] one = new float[174 * FeatureSet.SIZE];
    float[] other = new float[174 * FeatureSet.SIZE];
    for (int frame = 0; frame < 174; frame++) {
      for (int feature = 13; feature < 78; feature++) {
        other[frame * FeatureSet.SIZE + feature] = frame * feature;
      }
    }
    assertArrayEquals(
        ClipStatistics.of(new FeatureMatrix(174, one)),
        ClipStatistics.of(new FeatureMatrix(174, other)));
  }
}
