package io.github.voiceemotion.features.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealTransformTest {

  private static final int FRAMES = 5;

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32, 64, 512, 1024})
  void agreesWithJTransforms(int size) {
    Random random = new Random(size);
    RealTransform transform = new RealTransform(size);
    double[][] samples = new double[FRAMES][size];
    for (int n = 0; n < size; n++) {
      for (int frame = 0; frame < FRAMES; frame++) {
        samples[frame][n] = random.nextGaussian();
        transform.sample(n)[frame] = samples[frame][n];
      }
    }
    transform.transform(FRAMES);
    for (double[] frame : samples) {
      new DoubleFFT_1D(size).realForward(frame);
    }
    double[] re = new double[FRAMES];
    double[] im = new double[FRAMES];
    for (int k = 0; k <= size / 2; k++) {
      transform.bin(k, re, im);
      for (int frame = 0; frame < FRAMES; frame++) {
        // JTransforms keeps the last bin's real part where the first one's imaginary part would be.
        boolean end = k == 0 || k == size / 2;
        double expectedRe = k == size / 2 ? samples[frame][1] : samples[frame][2 * k];
        assertEquals(expectedRe, re[frame], 1e-11, "bin " + k);
        assertEquals(end ? 0 : samples[frame][2 * k + 1], im[frame], 1e-11, "bin " + k);
      }
    }
  }

  @Test
  void refusesOtherSizes() {
    assertThrows(IllegalArgumentException.class, () -> new RealTransform(4));
    assertThrows(IllegalArgumentException.class, () -> new RealTransform(1000));
  }
}
