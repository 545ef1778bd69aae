package io.github.voiceemotion.transcription;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Counts the words, or letters, that a transcript has wrong: the fewest that have to be changed,
 * put in or left out to get from what was said to what was written (Levenshtein distance). Case,
 * punctuation and the way in which accents are composed do not count.
 *
 * @param wrong words or letters wrong
 * @param said words or letters said
 */
record WordErrors(int wrong, int said) {

  static final WordErrors NONE = new WordErrors(0, 0);

  static WordErrors of(String said, String written) {
    return between(words(said), words(written));
  }

  /** Counts letters: languages differ in how much a word is, and endings are misheard. */
  static WordErrors ofLetters(String said, String written) {
    return between(letters(said), letters(written));
  }

  private static WordErrors between(List<String> expected, List<String> actual) {
    int[] above = new int[actual.size() + 1];
    for (int column = 0; column < above.length; column++) {
      above[column] = column;
    }
    for (int row = 1; row <= expected.size(); row++) {
      int[] distance = new int[above.length];
      distance[0] = row;
      for (int column = 1; column < above.length; column++) {
        boolean same = expected.get(row - 1).equals(actual.get(column - 1));
        int changed = above[column - 1] + (same ? 0 : 1);
        distance[column] = Math.min(changed, 1 + Math.min(above[column], distance[column - 1]));
      }
      above = distance;
    }
    return new WordErrors(above[actual.size()], expected.size());
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ")
        .strip();
  }

  private static List<String> words(String text) {
    String plain = plain(text);
    return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
  }

  private static List<String> letters(String text) {
    return plain(text).replaceAll("[ ']", "").codePoints().mapToObj(Character::toString).toList();
  }

  WordErrors plus(WordErrors other) {
    return new WordErrors(wrong + other.wrong, said + other.said);
  }

  /** Returns the error rate: it exceeds 1 where more was written than said. */
  double rate() {
    return (double) wrong / said;
  }
}
