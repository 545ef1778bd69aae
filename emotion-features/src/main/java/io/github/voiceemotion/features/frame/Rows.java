package io.github.voiceemotion.features.frame;

/**
 * Numbers with the frames side by side: {@code rows[bin][frame]}.
 *
 * <p>Sums over bins are then loops over frames in which all arrays share one index. Only such loops
 * become vector instructions: the virtual machine cannot rule out that {@code a[i + m]} and {@code
 * b[i + n]} are the same memory.
 */
public final class Rows {

  private Rows() {}

  /** Returns the rows themselves if they hold so many frames, else new ones. */
  public static float[][] reserve(float[][] rows, int frames) {
    return rows[0].length >= frames ? rows : new float[rows.length][frames];
  }

  /** Adds a multiple of one row to another. */
  public static void addScaled(float[] sums, float weight, float[] row, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      sums[frame] += weight * row[frame];
    }
  }
}
