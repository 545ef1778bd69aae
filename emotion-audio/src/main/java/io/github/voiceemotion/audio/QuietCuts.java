package io.github.voiceemotion.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts audio that is too long for what comes next, each time at the quietest place that there is
 * near the end, which is seldom within a word.
 *
 * @param shortest length of a part that is followed by another, in seconds
 * @param longest length of a part, in seconds
 */
public record QuietCuts(double shortest, double longest) {

  private static final double WINDOW_SECONDS = 0.2;

  public QuietCuts {
    if (!(shortest > 0 && shortest + WINDOW_SECONDS <= longest)) {
      throw new IllegalArgumentException(
          "shortest is "
              + shortest
              + " s and longest "
              + longest
              + " s, expected at least "
              + WINDOW_SECONDS
              + " s between them");
    }
  }

  /**
   * Returns the parts of a stretch in order; together they are the stretch.
   *
   * @param clip of any sample rate
   * @param stretch of its samples
   */
  public List<SpeechSegment> of(AudioClip clip, SpeechSegment stretch) {
    int most = samples(longest, clip);
    List<SpeechSegment> parts = new ArrayList<>();
    int start = stretch.start();
    while (stretch.end() - start > most) {
      int cut = quietest(clip, start + samples(shortest, clip), start + most);
      parts.add(new SpeechSegment(start, cut));
      start = cut;
    }
    parts.add(new SpeechSegment(start, stretch.end()));
    return parts;
  }

  /** Returns the middle of the quietest window; of several, the last. */
  private static int quietest(AudioClip clip, int from, int to) {
    int window = samples(WINDOW_SECONDS, clip);
    double least = Double.POSITIVE_INFINITY;
    int quietest = to;
    for (int start = from; start + window <= to; start += window / 2) {
      double energy = 0;
      for (int i = start; i < start + window; i++) {
        energy += clip.samples()[i] * clip.samples()[i];
      }
      if (energy <= least) {
        least = energy;
        quietest = start + window / 2;
      }
    }
    return quietest;
  }

  private static int samples(double seconds, AudioClip clip) {
    return (int) Math.round(seconds * clip.sampleRate());
  }
}
