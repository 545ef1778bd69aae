package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void temperatureOneChangesNothing() {
    double[] probabilities = {0.5, 0.2, 0.1, 0.1, 0.05, 0.05};

    assertArrayEquals(probabilities, Calibration.none().apply(probabilities), 1e-12);
  }

  @Test
  void temperatureTwoTakesSquareRoots() {
    double[] probabilities = {0.64, 0.16, 0.05, 0.05, 0.05, 0.05};
    double sum = Arrays.stream(probabilities).map(Math::sqrt).sum();

    assertEquals(0.8 / sum, new Calibration(2).apply(probabilities)[0], 1e-12);
  }

  @Test
  void survivesCertainty() {
    double[] calibrated = new Calibration(3).apply(new double[] {1, 0, 0, 0, 0, 0});

    assertEquals(1, Arrays.stream(calibrated).sum(), 1e-12);
  }

  /** Truth is drawn from known probabilities; the network claims them raised to the third power. */
  @Test
  void findsTheTemperatureOfAnOverconfidentNetwork() {
    Random random = new Random(3);
    double[][] claimed = new double[5000][];
    int[] truth = new int[claimed.length];
    for (int i = 0; i < claimed.length; i++) {
      double[] honest = new double[Labels.SIX.size()];
      for (int j = 0; j < honest.length; j++) {
        honest[j] = Math.exp(random.nextGaussian());
      }
      double sum = Arrays.stream(honest).sum();
      double draw = random.nextDouble() * sum;
      int drawn = 0;
      while (draw > honest[drawn]) {
        draw -= honest[drawn++];
      }
      truth[i] = drawn;
      double[] cubes = Arrays.stream(honest).map(value -> value * value * value).toArray();
      double cubeSum = Arrays.stream(cubes).sum();
      claimed[i] = Arrays.stream(cubes).map(value -> value / cubeSum).toArray();
    }

    assertEquals(3, Calibration.fit(claimed, truth).temperature(), 0.15);
  }

  @Test
  void refusesTemperatureOfZero() {
    assertThrows(IllegalArgumentException.class, () -> new Calibration(0));
    assertThrows(IllegalArgumentException.class, () -> new Calibration(Double.NaN));
  }
}
