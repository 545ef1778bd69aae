package io.github.voiceemotion.model.network;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BidirectionalLstmTest {

  private static final BidirectionalLstm LAYER = new BidirectionalLstm(3, 4, 0);

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "5, 6", "5, 9"})
  void computesWhatTheTextbookSays(int batch, int frames) {
    new KernelCheck(LAYER, BidirectionalLstmTest::reference, 1).checkOutput(batch, frames);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 7", "5, 6", "5, 9"})
  void passesTheTrueGradientBack(int batch, int frames) {
    new KernelCheck(LAYER, BidirectionalLstmTest::reference, 2).checkGradients(batch, frames);
  }

  @Test
  void computesTheSameAfterALargerBatch() {
    KernelCheck check = new KernelCheck(LAYER, BidirectionalLstmTest::reference, 3);
    check.checkOutput(6, 12);
    check.checkOutput(2, 5);
    check.checkGradients(3, 7);
  }

  private static double[] reference(
      double[] input, int batch, int frames, boolean training, Map<String, double[]> values) {
    int inputs = LAYER.inputs();
    int units = LAYER.units();
    double[] output = new double[batch * frames * 2 * units];
    for (int clip = 0; clip < batch; clip++) {
      for (int direction = 0; direction < 2; direction++) {
        double[] recurrent = values.get(direction == 0 ? "forwardWeights" : "backwardWeights");
        double[] state = new double[units];
        double[] cells = new double[units];
        for (int i = 0; i < frames; i++) {
          int frame = direction == 0 ? i : frames - 1 - i;
          double[] next = new double[units];
          for (int unit = 0; unit < units; unit++) {
            double[] gate = new double[4];
            for (int g = 0; g < 4; g++) {
              int column = g * units + unit;
              gate[g] = values.get("bias")[direction * 4 * units + column] + (g == 1 ? 1 : 0);
              for (int j = 0; j < inputs; j++) {
                gate[g] +=
                    input[(clip * frames + frame) * inputs + j]
                        * values
                            .get("inputWeights")[j * 8 * units + direction * 4 * units + column];
              }
              for (int j = 0; j < units; j++) {
                gate[g] += state[j] * recurrent[j * 4 * units + column];
              }
            }
            cells[unit] = logistic(gate[1]) * cells[unit] + logistic(gate[0]) * Math.tanh(gate[2]);
            next[unit] = logistic(gate[3]) * Math.tanh(cells[unit]);
            output[((clip * frames + frame) * 2 + direction) * units + unit] = next[unit];
          }
          state = next;
        }
      }
    }
    return output;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
