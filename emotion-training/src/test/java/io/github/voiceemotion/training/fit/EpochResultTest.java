package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EpochResultTest {

  @Test
  void refusesLossOfRunThatDiverged() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new EpochResult(1, Double.NaN, 1, 0.2, 0.2, 1e-3, 10));

    assertEquals("trainLoss is NaN, expected 0 or more", refusal.getMessage());
  }

  @Test
  void refusesRecallInPercent() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new EpochResult(1, 1, 1, 0.6, 55, 1e-3, 10));

    assertEquals("developmentUar is 55.0, expected 0 to 1", refusal.getMessage());
  }
}
