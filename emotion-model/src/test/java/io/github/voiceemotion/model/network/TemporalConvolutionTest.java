package io.github.voiceemotion.model.network;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalConvolutionTest {

  private static final TemporalConvolution LAYER = new TemporalConvolution(3, 4, 5, 0, false);

  @ParameterizedTest
  @CsvSource({"1, 8", "1, 7", "5, 9", "5, 12", "2, 2"})
  void computesWhatTheTextbookSays(int batch, int frames) {
    new KernelCheck(LAYER, TemporalConvolutionTest::reference, 1).checkOutput(batch, frames);
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "1, 7", "5, 9", "5, 12"})
  void passesTheTrueGradientBack(int batch, int frames) {
    new KernelCheck(LAYER, TemporalConvolutionTest::reference, 2).checkGradients(batch, frames);
  }

  @Test
  void computesTheSameAfterALargerBatch() {
    KernelCheck check = new KernelCheck(LAYER, TemporalConvolutionTest::reference, 3);
    check.checkOutput(6, 20);
    check.checkOutput(2, 7);
    check.checkGradients(3, 9);
  }

  @Test
  void addsUpTheWeightsGradientOverBlocks() {
    new KernelCheck(LAYER, TemporalConvolutionTest::reference, 4).checkGradients(50, 15);
  }

  @Test
  void refusesAnEvenWidth() {
    assertThrows(IllegalArgumentException.class, () -> new TemporalConvolution(3, 4, 4, 0, false));
  }

  private static double[] reference(
      double[] input, int batch, int frames, boolean training, Map<String, double[]> values) {
    int inputs = LAYER.inputs();
    int filters = LAYER.outputs();
    double[] weights = values.get("weights");
    double[][][] convolved = new double[batch][frames][filters];
    for (int i = 0; i < batch; i++) {
      for (int frame = 0; frame < frames; frame++) {
        for (int filter = 0; filter < filters; filter++) {
          for (int tap = 0; tap < 5; tap++) {
            int from = frame + tap - 2;
            for (int j = 0; j < inputs && from >= 0 && from < frames; j++) {
              convolved[i][frame][filter] +=
                  input[(i * frames + from) * inputs + j]
                      * weights[(tap * inputs + j) * filters + filter];
            }
          }
        }
      }
    }
    double[] output = new double[batch * (frames / 2) * filters];
    for (int filter = 0; filter < filters; filter++) {
      double mean = values.get("mean")[filter];
      double variance = values.get("variance")[filter];
      if (training) {
        mean = 0;
        variance = 0;
        for (double[][] clip : convolved) {
          for (double[] frame : clip) {
            mean += frame[filter] / (batch * frames);
          }
        }
        for (double[][] clip : convolved) {
          for (double[] frame : clip) {
            variance += Math.pow(frame[filter] - mean, 2) / (batch * frames);
          }
        }
      }
      for (int i = 0; i < batch; i++) {
        for (int pair = 0; pair < frames / 2; pair++) {
          double largest = 0;
          for (int frame = 2 * pair; frame < 2 * pair + 2; frame++) {
            double normalised = (convolved[i][frame][filter] - mean) / Math.sqrt(variance + 1e-5);
            largest =
                Math.max(
                    largest,
                    normalised * values.get("scale")[filter] + values.get("shift")[filter]);
          }
          output[(i * (frames / 2) + pair) * filters + filter] = largest;
        }
      }
    }
    return output;
  }
}
