package io.github.voiceemotion.model.network;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidualConvolutionTest {

  @ParameterizedTest
  @CsvSource({"1, 8, 1", "1, 7, 2", "5, 9, 4", "5, 3, 4", "2, 1, 1"})
  void computesWhatTheTextbookSays(int batch, int frames, int dilation) {
    check(dilation, 1).checkOutput(batch, frames);
  }

  @ParameterizedTest
  @CsvSource({"1, 8, 1", "1, 7, 2", "5, 9, 4", "5, 12, 1", "5, 3, 4"})
  void passesTheTrueGradientBack(int batch, int frames, int dilation) {
    check(dilation, 2).checkGradients(batch, frames);
  }

  @Test
  void computesTheSameAfterALargerBatch() {
    KernelCheck check = check(2, 3);
    check.checkOutput(6, 20);
    check.checkOutput(2, 7);
    check.checkGradients(3, 9);
  }

  @Test
  void refusesSizesThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new ResidualConvolution(4, 2, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new ResidualConvolution(4, 3, 0, 0));
  }

  private static KernelCheck check(int dilation, long seed) {
    ResidualConvolution layer = new ResidualConvolution(4, 3, dilation, 0);
    return new KernelCheck(
        layer,
        (input, batch, frames, training, values) ->
            reference(layer, input, batch, frames, training, values),
        seed);
  }

  private static double[] reference(
      ResidualConvolution layer,
      double[] input,
      int batch,
      int frames,
      boolean training,
      Map<String, double[]> values) {
    int size = layer.inputs();
    double[] weights = values.get("weights");
    double[] convolved = new double[batch * frames * size];
    for (int clip = 0; clip < batch; clip++) {
      for (int frame = 0; frame < frames; frame++) {
        for (int filter = 0; filter < size; filter++) {
          for (int tap = 0; tap < 3; tap++) {
            int from = frame + (tap - 1) * layer.dilation();
            for (int j = 0; j < size && from >= 0 && from < frames; j++) {
              convolved[(clip * frames + frame) * size + filter] +=
                  input[(clip * frames + from) * size + j]
                      * weights[(tap * size + j) * size + filter];
            }
          }
        }
      }
    }
    double[] output = input.clone();
    for (int filter = 0; filter < size; filter++) {
      double mean = values.get("mean")[filter];
      double variance = values.get("variance")[filter];
      if (training) {
        mean = 0;
        variance = 0;
        for (int row = 0; row < batch * frames; row++) {
          mean += convolved[row * size + filter] / (batch * frames);
        }
        for (int row = 0; row < batch * frames; row++) {
          variance += Math.pow(convolved[row * size + filter] - mean, 2) / (batch * frames);
        }
      }
      for (int row = 0; row < batch * frames; row++) {
        double normalised =
            (convolved[row * size + filter] - mean)
                    / Math.sqrt(variance + 1e-5)
                    * values.get("scale")[filter]
                + values.get("shift")[filter];
        output[row * size + filter] += Math.max(0, normalised);
      }
    }
    return output;
  }
}
