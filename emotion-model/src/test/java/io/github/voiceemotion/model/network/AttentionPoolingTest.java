package io.github.voiceemotion.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionPoolingTest {

  private static final AttentionPooling LAYER = new AttentionPooling(5, 3);

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "5, 1", "5, 6", "5, 9"})
  void computesWhatTheTextbookSays(int batch, int frames) {
    check(LAYER, 1).checkOutput(batch, frames);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 7", "5, 6", "5, 9"})
  void passesTheTrueGradientBack(int batch, int frames) {
    check(LAYER, 2).checkGradients(batch, frames);
  }

  @Test
  void computesTheSameAfterALargerBatch() {
    KernelCheck check = check(LAYER, 3);
    check.checkOutput(6, 12);
    check.checkOutput(2, 5);
    check.checkGradients(3, 7);
  }

  @Test
  void takesMoreHiddenValuesThanAFrameHas() {
    KernelCheck check = check(new AttentionPooling(2, 7), 4);
    check.checkOutput(3, 5);
    check.checkGradients(3, 5);
  }

  @Test
  void leavesNothingToChooseOfOneFrame() {
    Map<String, FloatBuffer> values = memory(0.1f);
    Map<String, FloatBuffer> gradients = memory(1);
    float[] input = {1, -2, 3, -4, 5};
    float[] outputGradient = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 1, 2, 3, 4, 5};
    float[] inputGradient = new float[5];
    Kernel kernel = LAYER.kernel(values::get, gradients::get);
    kernel.forward(input, 1, 1, true, new float[10]);
    kernel.backward(input, outputGradient, inputGradient);

    assertArrayEquals(new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.5f}, inputGradient);
    gradients.forEach(
        (name, gradient) -> {
          for (int i = 0; i < gradient.capacity(); i++) {
            assertEquals(0, gradient.get(i), name);
          }
        });
  }

  private static Map<String, FloatBuffer> memory(float step) {
    Map<String, FloatBuffer> memory = new HashMap<>();
    for (Parameter parameter : LAYER.parameters()) {
      FloatBuffer values = Matrix.memory((int) parameter.length());
      for (int i = 0; i < values.capacity(); i++) {
        values.put(i, step * (i + 1));
      }
      memory.put(parameter.name(), values);
    }
    return memory;
  }

  @Test
  void refusesNoHiddenValues() {
    assertThrows(IllegalArgumentException.class, () -> new AttentionPooling(5, 0));
  }

  private static KernelCheck check(AttentionPooling layer, long seed) {
    return new KernelCheck(
        layer,
        (input, batch, frames, training, values) -> reference(layer, input, batch, frames, values),
        seed);
  }

  private static double[] reference(
      AttentionPooling layer, double[] input, int batch, int frames, Map<String, double[]> values) {
    int size = layer.inputs();
    int hidden = layer.hidden();
    double[] output = new double[batch * 2 * size];
    for (int clip = 0; clip < batch; clip++) {
      double[] share = new double[frames];
      double sum = 0;
      for (int t = 0; t < frames; t++) {
        double score = 0;
        for (int unit = 0; unit < hidden; unit++) {
          double projected = values.get("bias")[unit];
          for (int i = 0; i < size; i++) {
            projected +=
                input[(clip * frames + t) * size + i] * values.get("weights")[i * hidden + unit];
          }
          score += values.get("scoreWeights")[unit] * Math.tanh(projected);
        }
        share[t] = Math.exp(score);
        sum += share[t];
      }
      for (int i = 0; i < size; i++) {
        double mean = 0;
        double variance = 0;
        for (int t = 0; t < frames; t++) {
          mean += share[t] / sum * input[(clip * frames + t) * size + i];
        }
        for (int t = 0; t < frames; t++) {
          variance += share[t] / sum * Math.pow(input[(clip * frames + t) * size + i] - mean, 2);
        }
        output[clip * 2 * size + i] = mean;
        output[clip * 2 * size + size + i] = Math.sqrt(variance + 1e-5);
      }
    }
    return output;
  }
}
