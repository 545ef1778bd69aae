package io.github.voiceemotion.transcription.whisper;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.transcription.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Lays the words of a phrase over the speech within its time, each as long as it has letters.
 *
 * <p>Whisper marks where a phrase begins and ends, to the second more often than to the tenth; the
 * speech detector knows where the voice is. What lies between the two is an estimate.
 */
final class SpokenWords {

  private SpokenWords() {}

  /**
   * Returns the words of some phrases.
   *
   * @param phrases in order of time, within a piece of a clip
   * @param speech where somebody speaks in the clip
   * @param piece of the clip
   */
  static List<Word> of(List<Phrase> phrases, List<SpeechSegment> speech, SpeechSegment piece) {
    List<Word> words = new ArrayList<>();
    double offset = seconds(piece.start());
    for (int i = 0; i < phrases.size(); i++) {
      Phrase phrase = phrases.get(i);
      // Whisper cuts its times short at either end: what is spoken outside belongs to somebody.
      double start = i == 0 ? offset : offset + phrase.start();
      double end = i == phrases.size() - 1 ? seconds(piece.end()) : offset + phrase.end();
      lay(phrase.text().split("\\s+"), spans(speech, start, end), words);
    }
    return words;
  }

  /** A stretch of time, in seconds. */
  private record Span(double start, double end) {
    double length() {
      return end - start;
    }
  }

  /** The speech within a time; the whole of it if there is none. */
  private static List<Span> spans(List<SpeechSegment> speech, double start, double end) {
    List<Span> spans =
        speech.stream()
            .map(
                segment ->
                    new Span(
                        Math.max(start, seconds(segment.start())),
                        Math.min(end, seconds(segment.end()))))
            .filter(span -> span.length() > 0)
            .toList();
    return spans.isEmpty() ? List.of(new Span(start, Math.max(start, end))) : spans;
  }

  private static void lay(String[] texts, List<Span> spans, List<Word> words) {
    double speech = spans.stream().mapToDouble(Span::length).sum();
    int letters = 0;
    for (String text : texts) {
      letters += text.length();
    }
    int before = 0;
    for (String text : texts) {
      double start = at(spans, speech * before / letters, false);
      before += text.length();
      double end = at(spans, speech * before / letters, true);
      words.add(
          new Word(text, millis(start), millis(Math.max(start, end)), OptionalDouble.empty()));
    }
  }

  /** Returns when so much of the speech is over; at a pause, its start or its end. */
  private static double at(List<Span> spans, double spoken, boolean ends) {
    double left = spoken;
    for (Span span : spans) {
      if (left < span.length() || ends && left <= span.length() + 1e-9) {
        return Math.min(span.end(), span.start() + left);
      }
      left -= span.length();
    }
    return spans.get(spans.size() - 1).end();
  }

  /** An estimate is no better than that. */
  private static double millis(double seconds) {
    return Math.round(1_000 * seconds) / 1_000.0;
  }

  private static double seconds(int samples) {
    return (double) samples / AudioClip.SAMPLE_RATE;
  }
}
