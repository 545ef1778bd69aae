package io.github.voiceemotion.transcription.google;

import io.github.voiceemotion.audio.AudioClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts long audio into what one call takes, each time at the quietest place near the end. */
final class Pieces {

  /** The service takes a minute; what exceeds that by a rounding it refuses. */
  private static final int LONGEST_SECONDS = 55;

  private static final int SHORTEST_SECONDS = 40;

  /**
   * A part of a clip.
   *
   * @param audio the part's samples
   * @param offset where it starts, in seconds from the start of the clip
   */
  record Piece(AudioClip audio, double offset) {}

  private Pieces() {}

  /** Returns the clip's parts in order; together they are the clip. */
  static List<Piece> of(AudioClip clip) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    while (start < clip.length()) {
      int end = end(clip, start);
      float[] samples = Arrays.copyOfRange(clip.samples(), start, end);
      pieces.add(
          new Piece(new AudioClip(samples, clip.sampleRate()), (double) start / clip.sampleRate()));
      start = end;
    }
    return pieces;
  }

  private static int end(AudioClip clip, int start) {
    int longest = LONGEST_SECONDS * clip.sampleRate();
    if (clip.length() - start <= longest) {
      return clip.length();
    }
    return quietest(clip, start + SHORTEST_SECONDS * clip.sampleRate(), start + longest);
  }

  /** Returns the middle of the quietest fifth of a second; of several, the last. */
  private static int quietest(AudioClip clip, int from, int to) {
    int window = clip.sampleRate() / 5;
    double quietestEnergy = Double.POSITIVE_INFINITY;
    int quietest = to;
    for (int start = from; start + window <= to; start += window / 2) {
      double energy = 0;
      for (int i = start; i < start + window; i++) {
        energy += clip.samples()[i] * clip.samples()[i];
      }
      if (energy <= quietestEnergy) {
        quietestEnergy = energy;
        quietest = start + window / 2;
      }
    }
    return quietest;
  }
}
