package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureScalerTest {

  private static final int LEVEL = FeatureSet.index("rms");

  @Test
  void bringsEachFeatureToMeanZeroAndDeviationOne() {
    int frames = 50;
    FeatureMatrix matrix = ramp(frames);
    float[] scaled = scale(FeatureScaler.fit(List.of(matrix), List.of()), matrix);

    for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
      double sum = 0;
      double squares = 0;
      for (int frame = 0; frame < frames; frame++) {
        double value = scaled[frame * FeatureSet.SIZE + feature];
        sum += value;
        squares += value * value;
      }
      assertEquals(0, sum / frames, 1e-4);
      assertEquals(feature == 0 ? 0 : 1, squares / frames, 1e-3);
    }
  }

  @Test
  void limitsFreakValues() {
    FeatureMatrix matrix = ramp(50);
    FeatureScaler scaler = FeatureScaler.fit(List.of(matrix), List.of());
    float[] values = matrix.values().clone();
    values[5] = 1e30f;

    assertEquals(10, scale(scaler, new FeatureMatrix(50, values))[5]);
  }

  @Test
  void makesSilenceZeroInAllButTheLevel() {
    FeatureMatrix clip = withSilence(eighths(32, 1), 6, 10);
    FeatureScaler scaler = FeatureScaler.fit(List.of(clip), List.of());
    float[] scaled = scale(scaler, clip);

    float silence = -scaler.mean()[LEVEL] / scaler.deviation()[LEVEL];
    for (int frame : new int[] {0, 5, 6 + 32, 6 + 32 + 9}) {
      for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
        assertEquals(
            feature == LEVEL ? silence : 0, scaled[frame * FeatureSet.SIZE + feature], "" + frame);
      }
    }
  }

  @Test
  void countsSoundingFramesAlone() {
    FeatureMatrix clip = eighths(32, 1);
    List<FeatureGroup> centred = List.of(FeatureGroup.MFCC, FeatureGroup.VOICE);
    FeatureScaler alone = FeatureScaler.fit(List.of(clip), centred);
    FeatureScaler amidSilence = FeatureScaler.fit(List.of(withSilence(clip, 6, 10)), centred);

    assertSame(alone, amidSilence);
    float[] scaled = scale(alone, withSilence(clip, 6, 10));
    assertArrayEquals(
        scale(alone, clip),
        Arrays.copyOfRange(scaled, 6 * FeatureSet.SIZE, (6 + 32) * FeatureSet.SIZE));
  }

  /** Another microphone multiplies the spectrum, and so adds the same to the cepstra of a clip. */
  @Test
  void takesAnotherMicrophoneAwayExactly() {
    FeatureMatrix clip = withSilence(eighths(32, 1), 6, 10);
    FeatureMatrix recordedElsewhere = withOffset(clip, FeatureGroup.MFCC, 37.5f);
    FeatureMatrix other = eighths(16, 2);
    FeatureScaler scaler = FeatureScaler.fit(List.of(clip, other), List.of(FeatureGroup.MFCC));

    assertSame(
        scaler, FeatureScaler.fit(List.of(recordedElsewhere, other), List.of(FeatureGroup.MFCC)));
    assertArrayEquals(scale(scaler, clip), scale(scaler, recordedElsewhere));
  }

  @Test
  void leavesTheMeanOfOtherGroups() {
    FeatureMatrix clip = eighths(32, 1);
    FeatureScaler scaler = FeatureScaler.fit(List.of(clip), List.of(FeatureGroup.MFCC));
    float[] before = scale(scaler, clip);
    float[] after = scale(scaler, withOffset(clip, FeatureGroup.VOICE, 0.5f));

    for (int i = 0; i < before.length; i++) {
      int feature = i % FeatureSet.SIZE;
      float expected =
          FeatureGroup.VOICE.contains(feature) ? 0.5f / scaler.deviation()[feature] : 0;
      assertEquals(expected, after[i] - before[i], 1e-5);
    }
  }

  @Test
  void takesAClipThatNeverSounds() {
    FeatureMatrix sounding = eighths(32, 1);
    FeatureMatrix silent = new FeatureMatrix(32, new float[32 * FeatureSet.SIZE]);
    List<FeatureGroup> all = List.of(FeatureGroup.values());
    FeatureScaler scaler = FeatureScaler.fit(List.of(sounding, silent), all);

    assertSame(FeatureScaler.fit(List.of(sounding), all), scaler);
    float[] scaled = scale(scaler, silent);
    for (int i = 0; i < scaled.length; i++) {
      if (i % FeatureSet.SIZE != LEVEL) {
        assertEquals(0, scaled[i]);
      }
    }
  }

  @Test
  void refusesToBeFittedToSilence() {
    FeatureMatrix silent = new FeatureMatrix(32, new float[32 * FeatureSet.SIZE]);

    assertThrows(
        IllegalArgumentException.class, () -> FeatureScaler.fit(List.of(silent), List.of()));
  }

  @Test
  void refusesDamagedNumbers() {
    float[] ones = new float[FeatureSet.SIZE];
    Arrays.fill(ones, 1);
    float[] zeros = new float[FeatureSet.SIZE];
    assertThrows(IllegalArgumentException.class, () -> new FeatureScaler(ones, zeros, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new FeatureScaler(new float[98], ones, List.of()));
    float[] broken = ones.clone();
    broken[3] = Float.NaN;
    assertThrows(IllegalArgumentException.class, () -> new FeatureScaler(broken, ones, List.of()));
  }

  private static float[] scale(FeatureScaler scaler, FeatureMatrix matrix) {
    float[] scaled = new float[matrix.values().length];
    scaler.scale(matrix, scaled, 0);
    return scaled;
  }

  private static void assertSame(FeatureScaler expected, FeatureScaler actual) {
    assertArrayEquals(expected.mean(), actual.mean());
    assertArrayEquals(expected.deviation(), actual.deviation());
  }

  /** Feature f runs from 1 to 1 + f over the frames; feature 0 never changes. */
  private static FeatureMatrix ramp(int frames) {
    float[] values = new float[frames * FeatureSet.SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + (float) (i % FeatureSet.SIZE) * (i / FeatureSet.SIZE) / (frames - 1);
    }
    return new FeatureMatrix(frames, values);
  }

  /** Random multiples of 1/8, every frame sounding: means over 2^n frames have no rounding. */
  private static FeatureMatrix eighths(int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[frames * FeatureSet.SIZE];
    for (int i = 0; i < values.length; i++) {
      boolean level = i % FeatureSet.SIZE == LEVEL;
      values[i] = (level ? 1 + random.nextInt(8) : random.nextInt(256) - 100) / 8f;
    }
    return new FeatureMatrix(frames, values);
  }

  /** Puts frames without level before and behind a clip; their other features are far off. */
  private static FeatureMatrix withSilence(FeatureMatrix clip, int before, int behind) {
    int frames = before + clip.frames() + behind;
    float[] values = new float[frames * FeatureSet.SIZE];
    Arrays.fill(values, -500);
    for (int frame = 0; frame < frames; frame++) {
      values[frame * FeatureSet.SIZE + LEVEL] = 0;
    }
    System.arraycopy(
        clip.values(), 0, values, before * FeatureSet.SIZE, clip.frames() * FeatureSet.SIZE);
    return new FeatureMatrix(frames, values);
  }

  private static FeatureMatrix withOffset(FeatureMatrix clip, FeatureGroup group, float offset) {
    float[] values = clip.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += group.contains(i % FeatureSet.SIZE) ? offset : 0;
    }
    return new FeatureMatrix(clip.frames(), values);
  }
}
