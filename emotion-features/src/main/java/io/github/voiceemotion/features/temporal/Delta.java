package io.github.voiceemotion.features.temporal;

import io.github.voiceemotion.features.frame.Columns;

/**
 * First and second derivative of a feature over time, per frame, from a straight line or a parabola
 * through nine frames (Savitzky-Golay), as {@code librosa.feature.delta} with mode {@code interp}.
 *
 * <p>The first and last four frames take the derivative of the fit to the nine at that end. A clip
 * of fewer than nine frames, which librosa refuses, is continued by repeating its edge frames.
 */
public final class Delta {

  private static final int REACH = 4;
  private static final int WIDTH = 2 * REACH + 1;
  private static final float[] FIRST = new float[WIDTH];
  private static final float[] SECOND = {28, 7, -8, -17, -20, -17, -8, 7, 28};

  static {
    for (int i = 0; i < WIDTH; i++) {
      FIRST[i] = (i - REACH) / 60f;
      SECOND[i] /= 462f;
    }
  }

  private Delta() {}

  /** Writes the first derivative of {@code count} columns, in units of the feature a frame. */
  public static void writeFirst(Columns in, int count, int frames, Columns out) {
    write(in, count, frames, FIRST, out);
  }

  /** Writes the second derivative of {@code count} columns. */
  public static void writeSecond(Columns in, int count, int frames, Columns out) {
    write(in, count, frames, SECOND, out);
  }

  private static void write(Columns in, int count, int frames, float[] kernel, Columns out) {
    for (int frame = 0; frame < frames; frame++) {
      int centre = frames >= WIDTH ? Math.max(REACH, Math.min(frames - 1 - REACH, frame)) : frame;
      for (int column = 0; column < count; column++) {
        double sum = 0;
        for (int i = 0; i < WIDTH; i++) {
          int neighbour = Math.max(0, Math.min(frames - 1, centre + i - REACH));
          sum += kernel[i] * in.get(neighbour, column);
        }
        out.set(frame, column, (float) sum);
      }
    }
  }
}
