package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureScalerTest {

  @Test
  void bringsEachFeatureToMeanZeroAndDeviationOne() {
    int frames = 50;
    FeatureMatrix matrix = ramp(frames);
    float[] scaled = new float[matrix.values().length];
    FeatureScaler.fit(List.of(matrix)).scale(matrix, scaled, 0);

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
    FeatureScaler scaler = FeatureScaler.fit(List.of(matrix));
    float[] values = matrix.values().clone();
    values[5] = 1e30f;
    float[] scaled = new float[values.length];
    scaler.scale(new FeatureMatrix(50, values), scaled, 0);

    assertEquals(10, scaled[5]);
  }

  @Test
  void refusesDamagedNumbers() {
    float[] ones = new float[FeatureSet.SIZE];
    java.util.Arrays.fill(ones, 1);
    float[] zeros = new float[FeatureSet.SIZE];
    assertThrows(IllegalArgumentException.class, () -> new FeatureScaler(ones, zeros));
    assertThrows(IllegalArgumentException.class, () -> new FeatureScaler(new float[98], ones));
    float[] broken = ones.clone();
    broken[3] = Float.NaN;
    assertThrows(IllegalArgumentException.class, () -> new FeatureScaler(broken, ones));
  }

  /** Feature f runs from 0 to f over the frames; feature 0 never changes. */
  private static FeatureMatrix ramp(int frames) {
    float[] values = new float[frames * FeatureSet.SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (i % FeatureSet.SIZE) * (i / FeatureSet.SIZE) / (frames - 1);
    }
    return new FeatureMatrix(frames, values);
  }
}
