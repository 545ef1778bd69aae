package io.github.voiceemotion.audio;

import java.util.Arrays;

/**
 * Where audio was cut off for being too loud, in steps of 10 ms.
 *
 * <p>What was cut off shows as runs of equal samples at the highest or the lowest value, at
 * whatever level that lies by now. It has to be looked for in each channel by itself, and before
 * the sample rate is changed or the audio is encoded with loss; peaks above full scale alone are no
 * sign of it.
 */
public final class Clipping {

  static final int STEPS_PER_SECOND = 100;

  private static final double WHOLE = 255;

  /** The share of each step, in parts of 255. */
  private final byte[] shares;

  private Clipping(byte[] shares) {
    this.shares = shares;
  }

  /**
   * Looks for it in a clip whose samples are as they were recorded.
   *
   * @param clip of any sample rate, not resampled
   */
  public static Clipping of(AudioClip clip) {
    boolean[] clipped = new boolean[clip.length()];
    ClippedRuns.find(clip.samples(), clip.length(), 1, clipped);
    Notes notes = new Notes();
    notes.add(clipped, clip.length(), clip.sampleRate(), 0);
    return notes.part(0, clip.seconds());
  }

  /**
   * Returns how much of a stretch was cut off.
   *
   * @param from start in seconds
   * @param to end in seconds
   * @return seconds
   */
  public double seconds(double from, double to) {
    double sum = 0;
    int first = Math.max(0, (int) Math.floor(from * STEPS_PER_SECOND));
    int end = (int) Math.min(shares.length, Math.ceil(to * STEPS_PER_SECOND));
    for (int step = first; step < end; step++) {
      double start = Math.max(from, (double) step / STEPS_PER_SECOND);
      double stop = Math.min(to, (step + 1.0) / STEPS_PER_SECOND);
      sum += (shares[step] & 0xFF) / WHOLE * Math.max(0, stop - start);
    }
    return sum;
  }

  /** Returns what belongs to a stretch, whose start becomes 0; both in seconds. */
  public Clipping part(double from, double to) {
    int first = Math.min(shares.length, (int) Math.round(from * STEPS_PER_SECOND));
    int end = (int) Math.min(shares.length, Math.ceil(to * STEPS_PER_SECOND));
    return new Clipping(Arrays.copyOfRange(shares, first, Math.max(first, end)));
  }

  /** Grows as audio is read. */
  static final class Notes {

    private byte[] shares = new byte[0];

    /**
     * Adds what comes next.
     *
     * @param clipped for each frame whether it was cut off
     * @param frames how many of them there are
     * @param sampleRate frames per second
     * @param start of the first one, in seconds
     */
    void add(boolean[] clipped, int frames, int sampleRate, double start) {
      int frame = 0;
      while (frame < frames) {
        int step = (int) ((start + (double) frame / sampleRate) * STEPS_PER_SECOND);
        int end = frame;
        int count = 0;
        while (end < frames
            && (int) ((start + (double) end / sampleRate) * STEPS_PER_SECOND) == step) {
          count += clipped[end] ? 1 : 0;
          end++;
        }
        note(step, (double) count * STEPS_PER_SECOND / sampleRate);
        frame = end;
      }
    }

    private void note(int step, double share) {
      if (step >= shares.length) {
        shares = Arrays.copyOf(shares, Math.max(2 * shares.length, step + STEPS_PER_SECOND));
      }
      double sum = (shares[step] & 0xFF) + Math.ceil(share * WHOLE);
      shares[step] = (byte) Math.min(WHOLE, sum);
    }

    /** Returns a stretch of what there is so far; both in seconds. */
    Clipping part(double from, double to) {
      return new Clipping(shares).part(from, to);
    }
  }
}
