package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandLimitTest {

  private static final BandLimit TELEPHONE = new BandLimit(300, 300, 3_400, 3_400);
  private static final BandLimit ANY = new BandLimit(80, 300, 3_400, 7_000);

  @ParameterizedTest
  @ValueSource(doubles = {450, 1_000, 2_300})
  void leavesTonesWithinTheBandAlone(double frequency) {
    assertEquals(0, Signals.gainDb(TELEPHONE, frequency, 1), 0.01);
  }

  @ParameterizedTest
  @CsvSource({"300, -3.01", "150, -60.2", "3400, -3.01", "6800, -60.2", "4600, -26.3"})
  void cutsTonesOffAsSteeplyAsATelephone(double frequency, double expectedDb) {
    assertEquals(expectedDb, Signals.gainDb(TELEPHONE, frequency, 1), 0.1);
  }

  @Test
  void drawsBothCutsFromTheirRanges() {
    double[] tones = {60, 150, 450, 2_300, 5_000, 7_900};
    double[] softest = new double[tones.length];
    double[] loudest = new double[tones.length];
    for (int i = 0; i < tones.length; i++) {
      softest[i] = Double.MAX_VALUE;
      loudest[i] = -Double.MAX_VALUE;
      for (int seed = 0; seed < 30; seed++) {
        double gain = Signals.gainDb(ANY, tones[i], seed);
        softest[i] = Math.min(softest[i], gain);
        loudest[i] = Math.max(loudest[i], gain);
      }
    }

    assertTrue(loudest[0] < -24.9, "60 Hz, the mildest cut: " + loudest[0]);
    assertTrue(loudest[1] > -1 && softest[1] < -50, "150 Hz: " + softest[1] + ", " + loudest[1]);
    assertEquals(0, softest[2], 0.01);
    assertEquals(0, softest[3], 0.01);
    assertTrue(loudest[4] > -1 && softest[4] < -25, "5 kHz: " + softest[4] + ", " + loudest[4]);
    assertTrue(loudest[5] < -10.8, "7.9 kHz, the mildest cut: " + loudest[5]);
  }

  @Test
  void movesNothing() {
    float[] click = new float[8_000];
    click[3_000] = 1;

    float[] heard = TELEPHONE.apply(Signals.clip(click), new Random(1)).samples();

    for (int i = 1; i < 1_000; i++) {
      assertTrue(Math.abs(heard[3_000 + i]) < heard[3_000], "sample " + (3_000 + i));
      assertEquals(heard[3_000 - i], heard[3_000 + i], 1e-6, "distance " + i);
    }
  }

  @Test
  void refusesWhatIsNoBand() {
    assertThrows(IllegalArgumentException.class, () -> new BandLimit(300, 80, 3_400, 7_000));
    assertThrows(IllegalArgumentException.class, () -> new BandLimit(80, 300, 7_000, 3_400));
    assertThrows(IllegalArgumentException.class, () -> new BandLimit(0, 300, 3_400, 7_000));
    assertThrows(IllegalArgumentException.class, () -> new BandLimit(80, 300, 3_400, 8_001));
    assertThrows(IllegalArgumentException.class, () -> new BandLimit(80, Double.NaN, 3_400, 7_000));
    String message =
        assertThrows(IllegalArgumentException.class, () -> new BandLimit(80, 3_400, 3_400, 7_000))
            .getMessage();
    assertTrue(message.startsWith("low cut is up to 3400.0 Hz"), message);
  }
}
