package io.github.voiceemotion.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The speech of a recording without the pauses in it, at one level, and where it came from.
 *
 * @param recording what was prepared, at {@link AudioClip#SAMPLE_RATE}
 * @param segments where somebody speaks in the recording; empty if nobody does
 * @param kept the stretches of the recording that {@code speech} is joined from, in order: the
 *     segments with short pauses between them, or the loud part where nobody speaks
 * @param speech the joined stretches, levelled
 */
public record PreparedSpeech(
    AudioClip recording, List<SpeechSegment> segments, List<SpeechSegment> kept, AudioClip speech) {

  public PreparedSpeech {
    Objects.requireNonNull(recording, "recording");
    segments = List.copyOf(segments);
    kept = List.copyOf(kept);
    int expected = joinedLength(kept);
    if (speech.length() != expected) {
      throw new IllegalArgumentException(
          "speech has " + speech.length() + " samples, expected " + expected);
    }
  }

  /** Neighbours overlap by a fade. */
  static int joinedLength(List<SpeechSegment> stretches) {
    int length = 0;
    for (int i = 0; i < stretches.size(); i++) {
      length += stretches.get(i).length() - fade(stretches, i);
    }
    return length;
  }

  /** Returns by how many samples a stretch overlaps the one before it. */
  static int fade(List<SpeechSegment> stretches, int index) {
    return index == 0
        ? 0
        : Math.min(
            ClipPreparation.FADE,
            Math.min(stretches.get(index - 1).length(), stretches.get(index).length()) / 2);
  }

  /**
   * Returns where each of the kept stretches lies in the joined speech, in order. They divide it: a
   * fade counts to the stretch that it leads to.
   */
  public List<SpeechSegment> joined() {
    List<SpeechSegment> places = new ArrayList<>(kept.size());
    int end = 0;
    for (int i = 0; i < kept.size(); i++) {
      int start = end - fade(kept, i);
      end = start + kept.get(i).length();
      if (i > 0) {
        places.set(i - 1, new SpeechSegment(places.get(i - 1).start(), start));
      }
      places.add(new SpeechSegment(start, end));
    }
    return List.copyOf(places);
  }

  /**
   * Returns the windows of the joined speech: of a length, one every hop, the last one ending where
   * the speech ends. Shorter speech is one window.
   *
   * @param length samples of a window
   * @param hop samples from one window to the next
   * @return indices of samples in {@link #speech}; at least one
   */
  public List<SpeechSegment> windows(int length, int hop) {
    if (length < 1 || hop < 1) {
      throw new IllegalArgumentException(
          "length is " + length + " and hop is " + hop + ", expected at least 1");
    }
    int last = Math.max(0, speech.length() - length);
    List<SpeechSegment> windows = new ArrayList<>();
    for (long start = 0; start < last; start += hop) {
      windows.add(new SpeechSegment((int) start, (int) start + length));
    }
    windows.add(new SpeechSegment(last, speech.length()));
    return windows;
  }

  /** Returns the samples of one of the windows. */
  public AudioClip part(SpeechSegment window) {
    return new AudioClip(
        Arrays.copyOfRange(speech.samples(), window.start(), window.end()), speech.sampleRate());
  }
}
