package io.github.voiceemotion.model.encoder;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.model.network.Matrix;
import java.nio.FloatBuffer;

/**
 * Whisper's log-mel spectrogram: 25 ms every 10 ms, 80 bands, in steps of ten times the power,
 * nothing further than 8 of them below the loudest value of the window, moved to about -1 to 1
 * (Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision", 2022).
 *
 * <p>It is not the mel spectrogram of the 120 features: that one has other frames and a floor of
 * its own. Both the Fourier transform and the bands are matrix products. It keeps its working
 * memory: make one a thread.
 */
final class LogMel {

  /** Samples of a frame. */
  static final int FRAME = AudioClip.SAMPLE_RATE / 40;

  /** Samples from one frame to the next. */
  static final int HOP = AudioClip.SAMPLE_RATE / 100;

  static final int BANDS = 80;

  private static final int BINS = FRAME / 2 + 1;
  private static final float SMALLEST_POWER = 1e-10f;
  private static final float RANGE = 8;

  /** {@code [FRAME, 2 BINS]}: real parts, then imaginary parts, of the windowed transform. */
  private static final FloatBuffer TRANSFORM = transform();

  /** {@code [BINS, BANDS]}. */
  private static final FloatBuffer FILTERS = filters();

  private FloatBuffer frames = Matrix.memory(0);
  private FloatBuffer transformed = Matrix.memory(0);
  private FloatBuffer powers = Matrix.memory(0);
  private FloatBuffer bands = Matrix.memory(0);
  private float[] complex = new float[0];

  /** Returns how many frames a window of so many samples has: those that begin in it. */
  static int frames(int samples) {
    return samples / HOP;
  }

  /**
   * Computes the spectrogram.
   *
   * @param samples at {@link AudioClip#SAMPLE_RATE}, more than half a frame
   * @return {@code [frames, 80]}, frame after frame
   */
  float[] of(float[] samples) {
    int count = frames(samples.length);
    frames = Matrix.atLeast(frames, count * FRAME);
    transformed = Matrix.atLeast(transformed, count * 2 * BINS);
    powers = Matrix.atLeast(powers, count * BINS);
    bands = Matrix.atLeast(bands, count * BANDS);
    if (complex.length < count * 2 * BINS) {
      complex = new float[count * 2 * BINS];
    }
    float[] mirrored = mirrored(samples);
    for (int frame = 0; frame < count; frame++) {
      frames.put(frame * FRAME, mirrored, frame * HOP, FRAME);
    }
    Matrix.of(transformed, 2 * BINS)
        .becomesProduct(
            count, 2 * BINS, FRAME, Matrix.of(frames, FRAME), Matrix.of(TRANSFORM, 2 * BINS), 0);
    transformed.get(0, complex, 0, count * 2 * BINS);
    float[] power = new float[BINS];
    for (int frame = 0; frame < count; frame++) {
      int start = frame * 2 * BINS;
      for (int bin = 0; bin < BINS; bin++) {
        float real = complex[start + bin];
        float imaginary = complex[start + BINS + bin];
        power[bin] = real * real + imaginary * imaginary;
      }
      powers.put(frame * BINS, power);
    }
    Matrix.of(bands, BANDS)
        .becomesProduct(count, BANDS, BINS, Matrix.of(powers, BINS), Matrix.of(FILTERS, BANDS), 0);
    float[] values = new float[count * BANDS];
    bands.get(0, values);
    return logarithms(values);
  }

  private static float[] logarithms(float[] values) {
    float loudest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.log10(Math.max(values[i], SMALLEST_POWER));
      loudest = Math.max(loudest, values[i]);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (Math.max(values[i], loudest - RANGE) + 4) / 4;
    }
    return values;
  }

  /** Continues the samples by half a frame on both sides, mirrored at the first and the last. */
  private static float[] mirrored(float[] samples) {
    int margin = FRAME / 2;
    if (samples.length <= margin) {
      throw new IllegalArgumentException(
          "the window has " + samples.length + " samples, expected more than " + margin);
    }
    float[] mirrored = new float[samples.length + 2 * margin];
    System.arraycopy(samples, 0, mirrored, margin, samples.length);
    for (int i = 1; i <= margin; i++) {
      mirrored[margin - i] = samples[i];
      mirrored[margin + samples.length - 1 + i] = samples[samples.length - 1 - i];
    }
    return mirrored;
  }

  private static FloatBuffer transform() {
    FloatBuffer table = Matrix.memory(FRAME * 2 * BINS);
    for (int i = 0; i < FRAME; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAME);
      for (int bin = 0; bin < BINS; bin++) {
        double angle = 2 * Math.PI * ((long) i * bin % FRAME) / FRAME;
        table.put(i * 2 * BINS + bin, (float) (hann * Math.cos(angle)));
        table.put(i * 2 * BINS + BINS + bin, (float) (-hann * Math.sin(angle)));
      }
    }
    return table;
  }

  /** Triangles of equal area, evenly spaced on Slaney's scale (Auditory Toolbox, 1998). */
  private static FloatBuffer filters() {
    double[] edges = new double[BANDS + 2];
    double highest = mel(AudioClip.SAMPLE_RATE / 2.0);
    for (int i = 0; i < edges.length; i++) {
      edges[i] = hertz(highest * i / (BANDS + 1));
    }
    FloatBuffer table = Matrix.memory(BINS * BANDS);
    for (int bin = 0; bin < BINS; bin++) {
      double frequency = (double) bin * AudioClip.SAMPLE_RATE / FRAME;
      for (int band = 0; band < BANDS; band++) {
        double rising = (frequency - edges[band]) / (edges[band + 1] - edges[band]);
        double falling = (edges[band + 2] - frequency) / (edges[band + 2] - edges[band + 1]);
        double height = 2 / (edges[band + 2] - edges[band]);
        table.put(bin * BANDS + band, (float) (height * Math.max(0, Math.min(rising, falling))));
      }
    }
    return table;
  }

  /** Even below 1 kHz, logarithmic above. */
  private static double mel(double hertz) {
    return hertz < 1_000 ? hertz * 3 / 200 : 15 + 27 * Math.log(hertz / 1_000) / Math.log(6.4);
  }

  private static double hertz(double mel) {
    return mel < 15 ? mel * 200 / 3 : 1_000 * Math.exp((mel - 15) * Math.log(6.4) / 27);
  }
}
