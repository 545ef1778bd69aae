package io.github.voiceemotion.transcription.google;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.QuietCuts;
import io.github.voiceemotion.audio.SpeechSegment;
import java.util.Arrays;
import java.util.List;

/** Cuts long audio into what one call takes, each time at the quietest place near the end. */
final class Pieces {

  /** The service takes a minute; what exceeds that by a rounding it refuses. */
  private static final QuietCuts CUTS = new QuietCuts(40, 55);

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
    if (clip.length() == 0) {
      return List.of();
    }
    return CUTS.of(clip, new SpeechSegment(0, clip.length())).stream()
        .map(part -> piece(clip, part))
        .toList();
  }

  private static Piece piece(AudioClip clip, SpeechSegment part) {
    float[] samples = Arrays.copyOfRange(clip.samples(), part.start(), part.end());
    return new Piece(
        new AudioClip(samples, clip.sampleRate()), (double) part.start() / clip.sampleRate());
  }
}
