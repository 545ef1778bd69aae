package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowMeanTest {

  @Test
  void isTheNormalisedGeometricMean() {
    double first = Math.sqrt(0.9 * 0.5);
    double second = Math.sqrt(0.1 * 0.5);
    assertArrayEquals(
        new double[] {first / (first + second), second / (first + second)},
        WindowMean.of(List.of(new double[] {0.9, 0.1}, new double[] {0.5, 0.5})),
        1e-12);
  }

  @Test
  void leavesASingleWindowAsItIs() {
    double[] window = {0.7, 0.3, 0};
    assertArrayEquals(window, WindowMean.of(List.of(window)));
  }

  @Test
  void survivesAWindowThatRulesEverythingElseOut() {
    double[] mean = WindowMean.of(List.of(new double[] {1, 0}, new double[] {0, 1}));
    assertArrayEquals(new double[] {0.5, 0.5}, mean, 1e-12);
  }

  @Test
  void isTheSameBeforeAndAfterCalibration() {
    Calibration calibration = new Calibration(1.7);
    List<double[]> windows = List.of(new double[] {0.8, 0.15, 0.05}, new double[] {0.2, 0.5, 0.3});
    assertArrayEquals(
        calibration.apply(WindowMean.of(windows)),
        WindowMean.of(windows.stream().map(calibration::apply).toList()),
        1e-12);
  }

  @Test
  void takesTheWindowsOfEachRecordingTogether() {
    double[][] rows = {{0.9, 0.1}, {0.5, 0.5}, {0.3, 0.7}};
    double[][] means = WindowMean.ofEach(rows, List.of(2, 1));
    assertEquals(2, means.length);
    assertArrayEquals(WindowMean.of(List.of(rows[0], rows[1])), means[0]);
    assertArrayEquals(rows[2], means[1]);
    assertThrows(IllegalArgumentException.class, () -> WindowMean.ofEach(rows, List.of(1, 1)));
  }

  @Test
  void needsAWindow() {
    assertThrows(IllegalArgumentException.class, () -> WindowMean.of(List.of()));
  }
}
