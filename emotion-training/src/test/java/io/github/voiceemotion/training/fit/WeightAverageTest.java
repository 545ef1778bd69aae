package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class WeightAverageTest {

  @Test
  void startsWithTheFirstWeights() {
    assertAverage(new WeightAverage(0.99, weights(3, -4)), 3, -4);
  }

  /** At step n, (1 + n) / (10 + n) stays, but no more than the decay. */
  @Test
  void forgetsTheStartSoon() {
    WeightAverage average = new WeightAverage(0.5, weights(1, 0));

    average.add(weights(12, 11));
    assertAverage(average, 1 + 9f / 11 * 11, 9);
    average.add(weights(2, 1));
    assertAverage(average, 10 - 9f / 12 * 8, 9 - 9f / 12 * 8);
  }

  @Test
  void keepsItsDecayLater() {
    WeightAverage average = new WeightAverage(0.5, weights(7, 7));
    for (int step = 1; step <= 8; step++) {
      average.add(weights(0, 0));
    }
    average.add(weights(16, 8));
    float[] before = values(average);
    average.add(weights(0, 0));

    assertAverage(average, before[0] / 2, before[1] / 2);
  }

  @Test
  void isTheWeightsThemselvesWithoutDecay() {
    WeightAverage average = new WeightAverage(0, weights(1, 2));
    average.add(weights(-5, 8));
    average.add(weights(3, 4));

    assertAverage(average, 3, 4);
  }

  @Test
  void leavesTheWeightsAsTheyAre() {
    FloatBuffer start = weights(1, 2);
    FloatBuffer next = weights(3, 4);
    WeightAverage average = new WeightAverage(0.9, start);
    average.add(next);
    start.put(0, 100);
    next.put(0, 100);

    assertEquals(0, start.position());
    assertEquals(0, next.position());
    assertAverage(average, 1 + 9f / 11 * 2, 2 + 9f / 11 * 2);
  }

  private static FloatBuffer weights(float... values) {
    return FloatBuffer.wrap(values);
  }

  private static void assertAverage(WeightAverage average, float... expected) {
    assertArrayEquals(expected, values(average), 1e-5f);
  }

  private static float[] values(WeightAverage average) {
    float[] values = new float[average.parameters().capacity()];
    average.parameters().get(0, values);
    return values;
  }
}
