package io.github.voiceemotion.history;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A word of a transcript and when it was said.
 *
 * @param text as the engine wrote it, on one line
 * @param start in seconds from the start of the recording, stored to the millisecond
 * @param end in seconds
 */
public record StoredWord(String text, double start, double end) {

  public StoredWord {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a word holds a control character, expected none");
    }
    if (!(start >= 0 && end >= start && end < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a word lasts from " + start + " to " + end + " s, expected times in order");
    }
  }

  /** Returns words as they are stored: a line for each, such as {@code 0.500 1.250 dogs}. */
  static String lines(List<StoredWord> words) {
    return words.stream()
        .map(word -> String.format(Locale.ROOT, "%.3f %.3f %s", word.start, word.end, word.text))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Reads what {@link #lines} has written.
   *
   * @param lines null where there are none
   * @throws IllegalArgumentException if they are something else
   */
  static List<StoredWord> of(String lines) {
    return lines == null || lines.isEmpty()
        ? List.of()
        : lines.lines().map(StoredWord::ofLine).toList();
  }

  private static StoredWord ofLine(String line) {
    String[] parts = line.split(" ", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("the word '" + line + "' has no times");
    }
    return new StoredWord(parts[2], Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
  }
}
