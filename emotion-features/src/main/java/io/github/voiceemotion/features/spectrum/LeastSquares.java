package io.github.voiceemotion.features.spectrum;

import io.github.voiceemotion.features.frame.Rows;
import java.util.Arrays;

/** The slope of a straight line through a stretch of a spectrum, as one weighted sum. */
public final class LeastSquares {

  private LeastSquares() {}

  /** Returns what to weigh the levels of the bins with to get their slope per kHz. */
  public static float[] slopeWeights(int firstBin, int lastBin) {
    int bins = lastBin - firstBin + 1;
    double kilohertz = ShortTimeSpectrum.BIN_HZ / 1000;
    double middle = (bins - 1) / 2.0;
    double squares = 0;
    for (int i = 0; i < bins; i++) {
      squares += (i - middle) * (i - middle);
    }
    float[] weights = new float[bins];
    for (int i = 0; i < bins; i++) {
      weights[i] = (float) ((i - middle) / (squares * kilohertz));
    }
    return weights;
  }

  /**
   * Computes the slope of every frame.
   *
   * @param levels spectrum in dB, {@code [bin][frame]}
   * @param frames number of frames
   * @param firstBin bin that the first weight is for
   * @param weights from {@link #slopeWeights}
   * @param out gets {@code frames} slopes in dB/kHz
   */
  public static void slopes(
      float[][] levels, int frames, int firstBin, float[] weights, float[] out) {
    Arrays.fill(out, 0, frames, 0);
    for (int i = 0; i < weights.length; i++) {
      Rows.addScaled(out, weights[i], levels[firstBin + i], frames);
    }
  }
}
