package io.github.voiceemotion.audio;

import java.util.Arrays;

/** Finds samples that were cut off: runs of equal ones at a channel's highest or lowest value. */
final class ClippedRuns {

  private static final int SHORTEST = 3;

  /**
   * The round top of a wave may have equal samples too, but leaves them by one or two of the steps
   * in which samples are stored; what was cut off is left more steeply.
   */
  private static final double STEEP = 2.5;

  private ClippedRuns() {}

  /**
   * Tells of each frame whether one of its samples was cut off.
   *
   * @param samples the channels interleaved
   * @param frames how many frames to look at
   * @param clipped where to write it
   */
  static void find(float[] samples, int frames, int channels, boolean[] clipped) {
    Arrays.fill(clipped, 0, frames, false);
    for (int channel = 0; channel < channels; channel++) {
      new Channel(samples, frames, channels, channel).find(clipped);
    }
  }

  private record Channel(float[] samples, int frames, int channels, int channel) {

    private float at(int frame) {
      return samples[frame * channels + channel];
    }

    private void find(boolean[] clipped) {
      float highest = 0;
      float lowest = 0;
      float step = Float.POSITIVE_INFINITY;
      for (int frame = 0; frame < frames; frame++) {
        float sample = at(frame);
        highest = Math.max(highest, sample);
        lowest = Math.min(lowest, sample);
        float difference = frame == 0 ? 0 : Math.abs(sample - at(frame - 1));
        if (difference > 0 && difference < step) {
          step = difference;
        }
      }
      mark(highest, step, clipped);
      mark(lowest, step, clipped);
    }

    private void mark(float extreme, float step, boolean[] clipped) {
      if (extreme == 0) {
        return;
      }
      int frame = 0;
      while (frame < frames) {
        int end = frame;
        while (end < frames && at(end) == extreme) {
          end++;
        }
        if (end - frame >= SHORTEST && isSteep(frame, end, STEEP * step)) {
          Arrays.fill(clipped, frame, end, true);
        }
        frame = end + 1;
      }
    }

    private boolean isSteep(int start, int end, double least) {
      return start > 0 && Math.abs(at(start) - at(start - 1)) >= least
          || end < frames && Math.abs(at(end - 1) - at(end)) >= least;
    }
  }
}
