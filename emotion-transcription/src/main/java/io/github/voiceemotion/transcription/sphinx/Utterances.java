package io.github.voiceemotion.transcription.sphinx;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.QuietCuts;
import io.github.voiceemotion.audio.SpeechDetector;
import io.github.voiceemotion.audio.SpeechSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the stretches of a clip to search for words: where somebody speaks, with a little silence
 * around, cut where the speaker pauses, so that time and memory stay bounded however long the clip
 * is.
 */
final class Utterances {

  /** Silence that is left before and after speech. */
  private static final double MARGIN_SECONDS = 0.15;

  /** Speech with a shorter pause in between is one utterance. */
  private static final double PAUSE_SECONDS = 0.5;

  private static final QuietCuts CUTS = new QuietCuts(10, 20);

  private final SpeechDetector detector = new SpeechDetector();

  /**
   * Returns the utterances in order.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   */
  List<SpeechSegment> of(AudioClip clip) {
    List<SpeechSegment> joined = new ArrayList<>();
    for (SpeechSegment speech : detector.detect(clip)) {
      int start = Math.max(0, speech.start() - samples(MARGIN_SECONDS));
      int end = Math.min(clip.length(), speech.end() + samples(MARGIN_SECONDS));
      int last = joined.size() - 1;
      if (last >= 0 && start - joined.get(last).end() < samples(PAUSE_SECONDS)) {
        joined.set(last, new SpeechSegment(joined.get(last).start(), end));
      } else {
        joined.add(new SpeechSegment(start, end));
      }
    }
    return joined.stream().flatMap(joint -> CUTS.of(clip, joint).stream()).toList();
  }

  private static int samples(double seconds) {
    return (int) Math.round(seconds * AudioClip.SAMPLE_RATE);
  }
}
