package io.github.voiceemotion.audio;

import java.util.Arrays;

/**
 * From which level on a frame of 10 ms counts, relative to the clip's own sounds and background.
 *
 * @param peak level of the loudest sounds in dB below full scale
 * @param sound level that a sound of speech stands out with
 * @param edge lower level up to which the quieter sounds beside it belong to it
 */
record LevelThresholds(double peak, double sound, double edge) {

  private static final double SILENCE_DB = -80;

  /** What is louder than all else for no longer than this is a click. */
  private static final int CLICK_FRAMES = 6;

  /** The frames of a short word, 0.3 s, whose levels lie within this range. */
  private static final int WORD_FRAMES = 30;

  private static final double LOUD_RANGE_DB = 20;
  private static final double ABOVE_BACKGROUND_DB = 6;
  private static final double BELOW_PEAK_DB = 30;
  private static final double EDGE_ABOVE_BACKGROUND_DB = 4;
  private static final int NEAR_FRAMES = 25;

  /** Returns the thresholds for the levels of a clip's frames in dB. */
  static LevelThresholds of(double[] level) {
    double top = top(level);
    double[] sorted = levelsNearLoudSounds(level, top);
    double background = sorted[sorted.length / 10];
    double peak = Math.min(top, sorted[sorted.length - 1 - sorted.length / 50]);
    double sound =
        Math.max(
            Math.min(background + ABOVE_BACKGROUND_DB, peak - ABOVE_BACKGROUND_DB),
            peak - BELOW_PEAK_DB);
    double edge =
        Math.max(Math.min(background + EDGE_ABOVE_BACKGROUND_DB, sound), peak - BELOW_PEAK_DB - 10);
    return new LevelThresholds(peak, sound, edge);
  }

  /** Tells whether nothing in the clip can be heard. */
  boolean isSilence() {
    return peak < SILENCE_DB;
  }

  /**
   * Returns the level of the loudest sound that lasts. A bang may be far louder than a voice, but
   * no more of it counts than {@link #LOUD_RANGE_DB} above what lasts as long as a word.
   */
  private static double top(double[] level) {
    double[] sorted = level.clone();
    Arrays.sort(sorted);
    double loudest = sorted[level.length - 1 - Math.min(level.length / 50, CLICK_FRAMES)];
    double lasting = sorted[level.length - 1 - Math.min(level.length / 5, WORD_FRAMES)];
    return Math.min(loudest, lasting + LOUD_RANGE_DB);
  }

  /**
   * Returns the levels of loud frames and of those close by, sorted. Only these tell how loud a
   * voice and its background are: a pause would otherwise count for more the longer it is.
   */
  private static double[] levelsNearLoudSounds(double[] level, double top) {
    double[] near = levelsNear(level, top - BELOW_PEAK_DB);
    // In noise, all of it may be that near to the top; half-way down to it is not.
    return levelsNear(level, Math.max(top - BELOW_PEAK_DB, (near[near.length / 10] + top) / 2));
  }

  /** Returns the levels of frames that reach a level and of those close by, sorted. */
  private static double[] levelsNear(double[] level, double loud) {
    double[] near = new double[level.length];
    int count = 0;
    // The frame after the last one that is near.
    int end = 0;
    for (int frame = 0; frame < level.length; frame++) {
      if (level[frame] >= loud) {
        int from = Math.max(end, frame - NEAR_FRAMES);
        end = Math.min(level.length, frame + NEAR_FRAMES + 1);
        System.arraycopy(level, from, near, count, end - from);
        count += end - from;
      }
    }
    double[] levels = Arrays.copyOf(near, count);
    Arrays.sort(levels);
    return levels;
  }
}
