package io.github.voiceemotion.features.temporal;

import static io.github.voiceemotion.features.Sounds.SECOND;
import static io.github.voiceemotion.features.Sounds.feature;
import static io.github.voiceemotion.features.Sounds.of;
import static io.github.voiceemotion.features.Sounds.tone;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.Sounds;
import io.github.voiceemotion.features.frame.Columns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalFeaturesTest {

  private static Columns column(float... values) {
    return new Columns(values, 1, 0);
  }

  @Test
  void firstDerivativeOfALineIsItsSlope() {
    Columns out = column(new float[20]);
    Delta.writeFirst(column(Sounds.of(20, i -> 3 * i - 7)), 1, 20, out);
    assertArrayEquals(Sounds.of(20, i -> 3), out.values(), 1e-5f);
  }

  @Test
  void secondDerivativeOfAParabolaIsConstant() {
    Columns out = column(new float[20]);
    Delta.writeSecond(column(Sounds.of(20, i -> 0.5 * i * i + i)), 1, 20, out);
    assertArrayEquals(Sounds.of(20, i -> 1), out.values(), 1e-4f);
  }

  @Test
  void shortClipIsContinuedByItsEdgeFrames() {
    Columns out = column(new float[2]);
    Delta.writeFirst(column(1, 2), 1, 2, out);
    // (1 + 2 + 3 + 4) / 60 on both sides of the one step
    assertArrayEquals(new float[] {1 / 6f, 1 / 6f}, out.values(), 1e-6f);
    Columns one = column(5);
    Delta.writeFirst(column(3), 1, 1, one);
    assertEquals(0, one.get(0, 0), 1e-6);
  }

  @Test
  void levelOfARisingSoundRisesSteadily() {
    double decibelsPerSecond = 60;
    float[] rising =
        of(
            SECOND,
            i -> 1e-3 * Math.pow(10, decibelsPerSecond / 20 * i / SECOND) * Math.sin(0.5 * i));
    assertEquals(decibelsPerSecond * 277 / SECOND, feature(rising, 40, "log_energy_delta"), 0.02);
  }

  @Test
  void teagerEnergyOfAToneIsKnown() {
    double amplitude = 0.3;
    double step = 2 * Math.PI * 500 / SECOND;
    double expected = Math.log(Math.pow(amplitude * Math.sin(step), 2));
    assertEquals(expected, feature(tone(500, amplitude), 29, "teager_energy"), 1e-3);
    assertEquals(Math.log(1e-10), feature(new float[SECOND], 29, "teager_energy"), 1e-3);
  }

  @Test
  void crossingsOfAToneAreTwoAPeriod() {
    assertEquals(2 * 500.0 / SECOND, feature(tone(500, 0.3), 29, "zero_crossing_rate"), 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"1.4, 0", "3, 1", "6, 2", "12, 3"})
  void rhythmLiesInTheBandOfTheModulation(double hertz, int band) {
    int frames = 200;
    double step = 2 * Math.PI * hertz * 277 / SECOND;
    float[] envelope = Sounds.of(frames, i -> 2 + Math.sin(step * i));
    Columns out = new Columns(new float[4 * frames], 4, 0);
    new Rhythm().write(envelope, frames, out);
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += out.get(100, k);
    }
    assertEquals(1, sum, 1e-5);
    assertTrue(out.get(100, band) > 0.85, "share " + out.get(100, band));
  }

  @Test
  void stillEnvelopeHasNoRhythm() {
    int frames = 200;
    Columns out = new Columns(new float[4 * frames], 4, 0);
    new Rhythm().write(Sounds.of(frames, i -> 3), frames, out);
    for (int k = 0; k < 4; k++) {
      assertEquals(0, out.get(100, k));
    }
  }
}
