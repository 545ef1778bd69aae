package io.github.voiceemotion.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ActivationsTest {

  @Test
  void staysWithinItsErrorEverywhere() {
    float[] tangents = new float[400_001];
    float[] logistics = new float[tangents.length];
    for (int i = 0; i < tangents.length; i++) {
      tangents[i] = (i - 200_000) * 1e-4f;
      logistics[i] = tangents[i];
    }
    float[] arguments = tangents.clone();
    Activations.tanh(tangents, tangents.length);
    Activations.logistic(logistics, logistics.length);

    for (int i = 0; i < tangents.length; i++) {
      assertEquals(Math.tanh(arguments[i]), tangents[i], 4e-7, "tanh " + arguments[i]);
      assertEquals(
          1 / (1 + Math.exp(-arguments[i])), logistics[i], 4e-7, "logistic " + arguments[i]);
    }
  }

  @Test
  void saturatesFarOut() {
    float[] values = {Float.NEGATIVE_INFINITY, -1e30f, 1e30f, Float.POSITIVE_INFINITY};
    Activations.tanh(values, 4);

    assertEquals(-1, values[0], 4e-7);
    assertEquals(-1, values[1], 4e-7);
    assertEquals(1, values[2], 4e-7);
    assertEquals(1, values[3], 4e-7);
  }
}
