package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueAxisTest {

  @ParameterizedTest
  @CsvSource({"3, 10, 0.5", "4.4, 10, 0.5", "1, 10, 0.1", "2, 10, 0.2", "600, 10, 100"})
  void stepsAreRound(double most, int steps, double step) {
    assertEquals(step, ValueAxis.of(0, most, steps).step(), 1e-12);
  }

  @Test
  void endsAtTheFirstTickThatHoldsTheValue() {
    ValueAxis axis = ValueAxis.fromZero(108, 3);

    assertEquals(150, axis.most(), 1e-9);
    assertEquals(List.of("0", "50", "100", "150"), axis.ticks().stream().map(axis::label).toList());
  }

  @Test
  void labelsHaveAsManyDecimalsAsTheStep() {
    ValueAxis axis = ValueAxis.fromZero(0.25, 3);

    assertEquals(
        List.of("0.0", "0.1", "0.2", "0.3"), axis.ticks().stream().map(axis::label).toList());
  }

  @Test
  void ofNothingGoesToOne() {
    assertEquals(1, ValueAxis.fromZero(0, 2).most());
  }

  @Test
  void refusesAnEmptyRange() {
    assertThrows(IllegalArgumentException.class, () -> new ValueAxis(1, 1, 0.5));
  }
}
