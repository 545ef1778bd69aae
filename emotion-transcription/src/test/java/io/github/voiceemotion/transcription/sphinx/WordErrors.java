package io.github.voiceemotion.transcription.sphinx;

import java.util.Locale;

/**
 * Counts the words that a transcript has wrong: the fewest that have to be changed, put in or left
 * out to get from what was said to what was written (Levenshtein distance over words). Case and
 * punctuation do not count.
 *
 * @param wrong words wrong
 * @param said words said
 */
record WordErrors(int wrong, int said) {

  static final WordErrors NONE = new WordErrors(0, 0);

  static WordErrors of(String said, String written) {
    String[] expected = words(said);
    String[] actual = words(written);
    int[] above = new int[actual.length + 1];
    for (int column = 0; column < above.length; column++) {
      above[column] = column;
    }
    for (int row = 1; row <= expected.length; row++) {
      int[] distance = new int[above.length];
      distance[0] = row;
      for (int column = 1; column < above.length; column++) {
        int changed = above[column - 1] + (expected[row - 1].equals(actual[column - 1]) ? 0 : 1);
        distance[column] = Math.min(changed, 1 + Math.min(above[column], distance[column - 1]));
      }
      above = distance;
    }
    return new WordErrors(above[actual.length], expected.length);
  }

  private static String[] words(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']+", " ").strip();
    return plain.isEmpty() ? new String[0] : plain.split(" ");
  }

  WordErrors plus(WordErrors other) {
    return new WordErrors(wrong + other.wrong, said + other.said);
  }

  /** Returns the word error rate: it exceeds 1 where more was written than said. */
  double rate() {
    return (double) wrong / said;
  }
}
