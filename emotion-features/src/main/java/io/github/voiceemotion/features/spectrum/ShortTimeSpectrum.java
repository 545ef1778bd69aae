package io.github.voiceemotion.features.spectrum;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.frame.Framing.HOP;

import io.github.voiceemotion.features.frame.Framing;
import io.github.voiceemotion.features.frame.Signal;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The short-time Fourier transform of a clip: periodic Hann window of 1,024, centred frames, zero
 * padding, as {@code librosa.stft} of version 0.11.
 *
 * <p>Power and magnitude are stored bin by bin: {@code [bin * frames + frame]}, {@value #BINS} bins
 * of 15.625 Hz. One object serves clip after clip. Not thread-safe.
 */
public final class ShortTimeSpectrum {

  /** Bins from 0 Hz to the Nyquist frequency, both included. */
  public static final int BINS = FRAME_SIZE / 2 + 1;

  /** Distance between bins in Hz. */
  public static final double BIN_HZ = (double) Framing.SAMPLE_RATE / FRAME_SIZE;

  private final DoubleFFT_1D fft = new DoubleFFT_1D(FRAME_SIZE);
  private final double[] window = new double[FRAME_SIZE];
  private final double[] pair = new double[2 * FRAME_SIZE];
  private float[] power = new float[0];
  private float[] magnitude = new float[0];
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
    if (power.length < BINS * frames) {
      power = new float[BINS * frames];
      magnitude = new float[BINS * frames];
    }
    float[] samples = signal.padded();
    for (int frame = 0; frame < frames; frame += 2) {
      // Two frames a transform; the last one goes twice if it is left alone.
      int next = Math.min(frame + 1, frames - 1);
      boolean sounds = load(samples, frame * HOP, 0);
      boolean nextSounds = load(samples, next * HOP, 1);
      fft.complexForward(pair);
      storeBoth(frame, next);
      if (!sounds) {
        silence(frame);
      }
      if (!nextSounds) {
        silence(next);
      }
    }
    int size = BINS * frames;
    for (int i = 0; i < size; i++) {
      magnitude[i] = (float) Math.sqrt(power[i]);
    }
  }

  /** Puts a windowed frame into the real (0) or imaginary (1) part; false if it is all zeros. */
  private boolean load(float[] samples, int start, int part) {
    boolean sounds = false;
    for (int i = 0; i < FRAME_SIZE; i++) {
      float x = samples[start + i];
      pair[2 * i + part] = x * window[i];
      sounds |= x != 0;
    }
    return sounds;
  }

  /**
   * Takes the two frames' powers apart. They went in as a + ib, so that with Z the transform A(k) =
   * (Z(k) + conj Z(-k)) / 2 and B(k) = (Z(k) - conj Z(-k)) / 2i.
   */
  private void storeBoth(int a, int b) {
    for (int bin = 0; bin < BINS; bin++) {
      int at = 2 * bin;
      int mirror = (2 * FRAME_SIZE - at) & (2 * FRAME_SIZE - 1);
      double sumRe = pair[at] + pair[mirror];
      double sumIm = pair[at + 1] + pair[mirror + 1];
      double differenceRe = pair[at] - pair[mirror];
      double differenceIm = pair[at + 1] - pair[mirror + 1];
      power[bin * frames + a] = (float) (0.25 * (sumRe * sumRe + differenceIm * differenceIm));
      power[bin * frames + b] = (float) (0.25 * (sumIm * sumIm + differenceRe * differenceRe));
    }
  }

  /** Writes zeros in place of what the other frame of the pair left by rounding. */
  private void silence(int frame) {
    for (int bin = 0; bin < BINS; bin++) {
      power[bin * frames + frame] = 0;
    }
  }

  /** Returns the number of frames of the last signal. */
  public int frames() {
    return frames;
  }

  /** Returns the squared magnitudes, {@code [bin * frames + frame]}. Read-only. */
  public float[] power() {
    return power;
  }

  /** Returns the magnitudes, {@code [bin * frames + frame]}. Read-only. */
  public float[] magnitude() {
    return magnitude;
  }
}
