package io.github.voiceemotion.model.network;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfAttentionTest {

  private static final SelfAttention LAYER = new SelfAttention(6, 2, 0);

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "5, 6", "5, 9"})
  void computesWhatTheTextbookSays(int batch, int frames) {
    new KernelCheck(LAYER, SelfAttentionTest::reference, 1).checkOutput(batch, frames);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 7", "5, 6", "5, 9"})
  void passesTheTrueGradientBack(int batch, int frames) {
    new KernelCheck(LAYER, SelfAttentionTest::reference, 2).checkGradients(batch, frames);
  }

  @Test
  void computesTheSameAfterALargerBatch() {
    KernelCheck check = new KernelCheck(LAYER, SelfAttentionTest::reference, 3);
    check.checkOutput(6, 12);
    check.checkOutput(2, 5);
    check.checkGradients(3, 7);
  }

  @Test
  void refusesHeadsThatDoNotShareTheSizeEvenly() {
    assertThrows(IllegalArgumentException.class, () -> new SelfAttention(6, 4, 0));
  }

  private static double[] reference(
      double[] input, int batch, int frames, boolean training, Map<String, double[]> values) {
    int size = LAYER.inputs();
    int headSize = size / LAYER.heads();
    double[] output = new double[input.length];
    for (int clip = 0; clip < batch; clip++) {
      double[][] x = new double[frames][];
      double[][] projected = new double[frames][];
      for (int t = 0; t < frames; t++) {
        int start = (clip * frames + t) * size;
        x[t] = Arrays.copyOfRange(input, start, start + size);
        projected[t] = linear(x[t], values.get("weights"), values.get("bias"));
      }
      for (int t = 0; t < frames; t++) {
        double[] attended = new double[size];
        for (int head = 0; head < LAYER.heads(); head++) {
          double[] share = new double[frames];
          double sum = 0;
          for (int s = 0; s < frames; s++) {
            double product = 0;
            for (int i = head * headSize; i < (head + 1) * headSize; i++) {
              product += projected[t][i] * projected[s][size + i];
            }
            share[s] = Math.exp(product / Math.sqrt(headSize));
            sum += share[s];
          }
          for (int s = 0; s < frames; s++) {
            for (int i = head * headSize; i < (head + 1) * headSize; i++) {
              attended[i] += share[s] / sum * projected[s][2 * size + i];
            }
          }
        }
        double[] row = linear(attended, values.get("outputWeights"), values.get("outputBias"));
        double mean = 0;
        for (int i = 0; i < size; i++) {
          row[i] += x[t][i];
          mean += row[i] / size;
        }
        double variance = 0;
        for (double value : row) {
          variance += (value - mean) * (value - mean) / size;
        }
        for (int i = 0; i < size; i++) {
          output[(clip * frames + t) * size + i] =
              (row[i] - mean) / Math.sqrt(variance + 1e-5) * values.get("scale")[i]
                  + values.get("shift")[i];
        }
      }
    }
    return output;
  }

  private static double[] linear(double[] x, double[] weights, double[] bias) {
    double[] y = bias.clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += x[i] * weights[i * y.length + j];
      }
    }
    return y;
  }
}
