package io.github.voiceemotion.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.training.evaluate.CalibrationError.Bin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationErrorTest {

  @Test
  void weighsTheDistanceOfEachBinByItsCount() {
    // Bin 0.8 to 0.8667: mean confidence 0.83, one of two right. Bin 0.4 to 0.4667: 0.45, right.
    CalibrationError error =
        CalibrationError.of(new boolean[] {true, false, true}, new double[] {0.82, 0.84, 0.45});

    assertEquals((2 * (0.83 - 0.5) + (1 - 0.45)) / 3, error.expected(), 1e-12);
    Bin high = error.bins().get(12);
    assertEquals(2, high.count());
    assertEquals(0.83, high.confidence(), 1e-12);
    assertEquals(0.5, high.accuracy());
    assertEquals(1, error.bins().get(6).count());
  }

  @Test
  void isZeroWhenConfidenceEqualsAccuracy() {
    boolean[] threeOfFour = {true, true, true, false};
    double[] confidence = {0.75, 0.75, 0.75, 0.75};

    assertEquals(0.0, CalibrationError.of(threeOfFour, confidence).expected(), 1e-12);
  }

  @Test
  void putsFullConfidenceIntoTheLastBinAndNoneIntoTheFirst() {
    CalibrationError error =
        CalibrationError.of(new boolean[] {true, false}, new double[] {1.0, 0.0});

    assertEquals(1, error.bins().get(14).count());
    assertEquals(1, error.bins().get(0).count());
    assertEquals(0.0, error.expected());
  }

  @Test
  void hasFifteenBinsFromZeroToOne() {
    CalibrationError error = CalibrationError.of(new boolean[] {true}, new double[] {0.9});

    assertEquals(15, error.bins().size());
    assertEquals(0.0, error.bins().get(0).lower());
    assertEquals(1.0, error.bins().get(14).upper());
    assertEquals(Double.NaN, error.bins().get(3).accuracy());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesConfidenceThatIsNoProbability(double confidence) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> CalibrationError.of(new boolean[] {true}, new double[] {confidence}));

    assertEquals("confidence is " + confidence + ", expected 0 to 1", refusal.getMessage());
  }
}
