package io.github.voiceemotion.features.frame;

import java.util.Arrays;

/**
 * A clip's samples with half a frame of zeros on both sides, so that frame t is {@code padded[t *
 * HOP]} and the 1,023 samples after it.
 *
 * <p>Samples are kept finite and within {@value #LIMIT}, so that no square or sum further on can
 * overflow: NaN becomes 0, anything larger the limit. Full scale is 1, so audio is never touched.
 *
 * <p>One object serves clip after clip and grows to the longest. Not thread-safe.
 */
public final class Signal {

  /** Zeros before the first and after the last sample. */
  public static final int PADDING = Framing.FRAME_SIZE / 2;

  static final float LIMIT = 1_000f;

  private float[] padded = new float[0];

  /** Sum of the squares of all padded samples before one. */
  private double[] runningEnergy = new double[1];

  private int length;

  /** Takes the samples of a clip in place of the last one's. */
  public void load(float[] samples) {
    length = samples.length;
    int total = length + 2 * PADDING;
    if (padded.length < total) {
      padded = new float[total];
      runningEnergy = new double[total + 1];
    }
    for (int i = 0; i < length; i++) {
      float x = samples[i];
      padded[PADDING + i] = !Float.isNaN(x) ? Math.max(-LIMIT, Math.min(LIMIT, x)) : 0;
    }
    Arrays.fill(padded, PADDING + length, padded.length, 0);
    double energy = 0;
    for (int i = 0; i < total; i++) {
      energy += (double) padded[i] * padded[i];
      runningEnergy[i + 1] = energy;
    }
  }

  /** Returns the number of samples of the clip, padding not counted. */
  public int length() {
    return length;
  }

  /** Returns the number of frames. */
  public int frames() {
    return Framing.frames(length);
  }

  /** Returns the sum of squares of padded samples {@code first} to {@code end - 1}. */
  public double energy(int first, int end) {
    return runningEnergy[end] - runningEnergy[first];
  }

  /** Returns the padded samples: sample i of the clip is at {@code PADDING + i}. Read-only. */
  public float[] padded() {
    return padded;
  }
}
