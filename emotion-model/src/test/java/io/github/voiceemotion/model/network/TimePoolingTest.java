package io.github.voiceemotion.model.network;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimePoolingTest {

  private static final TimePooling LAYER = new TimePooling(5);

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "5, 6", "5, 9"})
  void computesWhatTheTextbookSays(int batch, int frames) {
    new KernelCheck(LAYER, TimePoolingTest::reference, 1).checkOutput(batch, frames);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 7", "5, 6", "5, 9"})
  void passesTheTrueGradientBack(int batch, int frames) {
    new KernelCheck(LAYER, TimePoolingTest::reference, 2).checkGradients(batch, frames);
  }

  private static double[] reference(
      double[] input, int batch, int frames, boolean training, Map<String, double[]> values) {
    int size = LAYER.inputs();
    double[] output = new double[batch * 2 * size];
    for (int clip = 0; clip < batch; clip++) {
      for (int i = 0; i < size; i++) {
        double mean = 0;
        for (int t = 0; t < frames; t++) {
          mean += input[(clip * frames + t) * size + i] / frames;
        }
        double variance = 0;
        for (int t = 0; t < frames; t++) {
          variance += Math.pow(input[(clip * frames + t) * size + i] - mean, 2) / frames;
        }
        output[clip * 2 * size + i] = mean;
        output[clip * 2 * size + size + i] = Math.sqrt(variance + 1e-5);
      }
    }
    return output;
  }
}
