package io.github.voiceemotion.audio;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** The power in a Hann window of 32 ms, at every 31.25 Hz. */
final class PowerSpectrum {

  /** Samples that are looked at together. */
  static final int WINDOW = 512;

  private static final int HALF = WINDOW / 2;
  private static final float[] HANN = hann();
  private static final double[] COSINES = turns(Math::cos);
  private static final double[] SINES = turns(Math::sin);

  private PowerSpectrum() {}

  /** Returns the bin whose frequency is nearest. */
  static int bin(double hertz) {
    return (int) Math.round(hertz * WINDOW / AudioClip.SAMPLE_RATE);
  }

  /**
   * Returns the power of the bins below one. That of bin 0 is left out, as 0.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}, silent before its start and after its end
   * @param centre sample in the middle of the window
   * @param bins number of bins, at most half of {@link #WINDOW}
   */
  static double[] around(AudioClip clip, int centre, int bins) {
    // A real transform by a complex one of half the size: even samples as its real part, odd ones
    // as its imaginary part.
    double[] real = new double[HALF];
    double[] imaginary = new double[HALF];
    int start = centre - HALF;
    int end = Math.min(WINDOW, clip.length() - start);
    for (int i = Math.max(0, -start); i < end; i++) {
      (i % 2 == 0 ? real : imaginary)[i / 2] = clip.samples()[start + i] * HANN[i];
    }
    FastFourierTransformer.transformInPlace(
        new double[][] {real, imaginary}, DftNormalization.STANDARD, TransformType.FORWARD);
    double[] power = new double[bins];
    for (int bin = 1; bin < bins; bin++) {
      int mirrored = HALF - bin;
      double evenReal = (real[bin] + real[mirrored]) / 2;
      double evenImaginary = (imaginary[bin] - imaginary[mirrored]) / 2;
      double oddReal = (imaginary[bin] + imaginary[mirrored]) / 2;
      double oddImaginary = (real[mirrored] - real[bin]) / 2;
      double sumReal = evenReal + oddReal * COSINES[bin] + oddImaginary * SINES[bin];
      double sumImaginary = evenImaginary + oddImaginary * COSINES[bin] - oddReal * SINES[bin];
      power[bin] = sumReal * sumReal + sumImaginary * sumImaginary;
    }
    return power;
  }

  private static float[] hann() {
    float[] window = new float[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW));
    }
    return window;
  }

  private static double[] turns(DoubleUnaryOperator function) {
    double[] values = new double[HALF];
    for (int bin = 0; bin < HALF; bin++) {
      values[bin] = function.applyAsDouble(2 * Math.PI * bin / WINDOW);
    }
    return values;
  }
}
