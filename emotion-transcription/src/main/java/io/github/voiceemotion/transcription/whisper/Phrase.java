package io.github.voiceemotion.transcription.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was said between two marks of time.
 *
 * @param start in seconds from the start of the audio
 * @param end in seconds, no less than the start
 * @param text without white space around, never empty
 */
record Phrase(double start, double end, String text) {

  /** whisper.cpp's special tokens: {@code [_BEG_]}, {@code [_TT_150]}, {@code [_EOT_]}, ... */
  private static final Pattern MARK = Pattern.compile("\\[_(?:(BEG)_|TT_(\\d+)|[^\\]]*)]");

  private static final double SECONDS_OF_A_STEP = 0.02;

  /** Remarks on what is heard, in brackets or between stars, are no words. */
  private static final Pattern REMARK =
      Pattern.compile("\\[[^\\]]*]|\\([^)]*\\)|\\*[^*]*\\*|♪[^♪]*♪|[♪\\[\\]]");

  /**
   * Reads text with marks of time, such as {@code [_BEG_] Kids are talking.[_TT_150]}.
   *
   * @param seconds length of the audio: later marks stand for its end
   */
  static List<Phrase> of(String marked, double seconds) {
    List<Phrase> phrases = new ArrayList<>();
    Matcher mark = MARK.matcher(marked);
    double start = 0;
    int from = 0;
    while (mark.find()) {
      double time = Math.min(seconds, time(mark, start));
      add(phrases, start, Math.max(start, time), marked.substring(from, mark.start()));
      start = Math.max(start, time);
      from = mark.end();
    }
    add(phrases, start, seconds, marked.substring(from));
    return phrases;
  }

  /** Marks that are not of time leave it as it is. */
  private static double time(Matcher mark, double before) {
    if (mark.group(1) != null) {
      return 0;
    }
    return mark.group(2) == null ? before : SECONDS_OF_A_STEP * Integer.parseInt(mark.group(2));
  }

  private static void add(List<Phrase> phrases, double start, double end, String text) {
    String words = REMARK.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
      phrases.add(new Phrase(start, end, words));
    }
  }
}
