package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jtransforms.fft.FloatFFT_1D;
import org.jtransforms.utils.CommonUtils;

/** The Fourier transform of a whole clip, to filter it by. */
final class Spectrum {

  /** Zeros after the clip, for what a filter without delay gives before its beginning. */
  private static final int PADDING = 4_096;

  static {
    // Clips are already changed on all cores; more threads a transform would only get in the way.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private final FloatFFT_1D transform;

  /** Real and imaginary part in turn; in place of the imaginary part of 0 Hz, that of 8 kHz. */
  private final float[] bins;

  /**
   * Transforms samples.
   *
   * @param size of the transform, from {@link #sizeFor}
   */
  Spectrum(float[] samples, int size) {
    transform = new FloatFFT_1D(size);
    bins = Arrays.copyOf(samples, size);
    transform.realForward(bins);
  }

  /** Returns a size for so many samples: the power of two that holds them and some zeros. */
  static int sizeFor(int length) {
    return 2 * Integer.highestOneBit(length + PADDING);
  }

  /**
   * Scales every frequency.
   *
   * @param gain of a frequency in Hz
   */
  void scale(DoubleUnaryOperator gain) {
    int half = bins.length / 2;
    double step = (double) AudioClip.SAMPLE_RATE / bins.length;
    bins[0] *= (float) gain.applyAsDouble(0);
    bins[1] *= (float) gain.applyAsDouble(half * step);
    for (int k = 1; k < half; k++) {
      float factor = (float) gain.applyAsDouble(k * step);
      bins[2 * k] *= factor;
      bins[2 * k + 1] *= factor;
    }
  }

  /** Multiplies with another spectrum of the same size: a convolution of the samples. */
  void multiply(Spectrum other) {
    float[] factors = other.bins;
    bins[0] *= factors[0];
    bins[1] *= factors[1];
    for (int i = 2; i < bins.length; i += 2) {
      float re = bins[i] * factors[i] - bins[i + 1] * factors[i + 1];
      float im = bins[i] * factors[i + 1] + bins[i + 1] * factors[i];
      bins[i] = re;
      bins[i + 1] = im;
    }
  }

  /** Transforms back, after which the spectrum is used up, and returns the first samples. */
  float[] samples(int length) {
    transform.realInverse(bins, true);
    return Arrays.copyOf(bins, length);
  }
}
