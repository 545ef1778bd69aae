package io.github.voiceemotion.features.spectrum;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.frame.Framing.HOP;

import io.github.voiceemotion.features.frame.Framing;
import io.github.voiceemotion.features.frame.Rows;
import io.github.voiceemotion.features.frame.Signal;

/**
 * The short-time Fourier transform of a clip: periodic Hann window of 1,024, centred frames, zero
 * padding, as {@code librosa.stft} of version 0.11.
 *
 * <p>Power and magnitude are stored bin by bin: {@code [bin][frame]}, {@value #BINS} bins of 15.625
 * Hz. One object serves clip after clip. Not thread-safe.
 */
public final class ShortTimeSpectrum {

  /** Bins from 0 Hz to the Nyquist frequency, both included. */
  public static final int BINS = FRAME_SIZE / 2 + 1;

  /** Distance between bins in Hz. */
  public static final double BIN_HZ = (double) Framing.SAMPLE_RATE / FRAME_SIZE;

  private final RealTransform transform = new RealTransform(FRAME_SIZE);
  private final double[] window = new double[FRAME_SIZE];
  private final double[] re = new double[RealTransform.MOST_FRAMES];
  private final double[] im = new double[RealTransform.MOST_FRAMES];
  private float[][] power = new float[BINS][0];
  private float[][] magnitude = new float[BINS][0];
  private int frames;

  /** Creates the transform. */
  public ShortTimeSpectrum() {
    for (int i = 0; i < FRAME_SIZE; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAME_SIZE);
    }
  }

  /** Transforms every frame of the signal. */
  public void compute(Signal signal) {
    frames = signal.frames();
    power = Rows.reserve(power, frames);
    magnitude = Rows.reserve(magnitude, frames);
    for (int first = 0; first < frames; first += RealTransform.MOST_FRAMES) {
      int count = Math.min(RealTransform.MOST_FRAMES, frames - first);
      load(signal.padded(), first, count);
      transform.transform(count);
      for (int bin = 0; bin < BINS; bin++) {
        transform.bin(bin, re, im);
        square(count);
        for (int i = 0; i < count; i++) {
          power[bin][first + i] = (float) re[i];
        }
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      takeRoots(power[bin], magnitude[bin]);
    }
  }

  private void square(int count) {
    for (int i = 0; i < count; i++) {
      re[i] = re[i] * re[i] + im[i] * im[i];
    }
  }

  private void takeRoots(float[] squares, float[] roots) {
    for (int frame = 0; frame < frames; frame++) {
      roots[frame] = (float) Math.sqrt(squares[frame]);
    }
  }

  private void load(float[] samples, int first, int count) {
    for (int n = 0; n < FRAME_SIZE; n++) {
      double[] row = transform.sample(n);
      double weight = window[n];
      int in = first * HOP + n;
      for (int i = 0; i < count; i++) {
        row[i] = weight * samples[in];
        in += HOP;
      }
    }
  }

  /** Returns the number of frames of the last signal. */
  public int frames() {
    return frames;
  }

  /** Returns the squared magnitudes, {@code [bin][frame]}. Read-only. */
  public float[][] power() {
    return power;
  }

  /** Returns the magnitudes, {@code [bin][frame]}. Read-only. */
  public float[][] magnitude() {
    return magnitude;
  }
}
