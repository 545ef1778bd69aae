package io.github.voiceemotion.transcription.whisper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/**
 * Tells what may have been said from what Whisper makes up: it falls into saying one thing over and
 * over, or writes more than anybody can say in the time.
 *
 * <p>Source: A. Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision",
 * section 4.5, for the compression ratio and its bound.
 */
final class Plausibility {

  /** Text that compresses better than this repeats itself. */
  private static final double MOST_COMPRESSION = 2.4;

  /** Shorter text says little by how it compresses: "no, no, no" may well be said. */
  private static final int BYTES_TO_COMPRESS = 100;

  private static final double MOST_LETTERS_A_SECOND = 25;

  /** As the detector's edges are not exact, nor what a number takes to say. */
  private static final int LETTERS_MORE = 15;

  /** Few people say a phrase of so many letters twice in a row. */
  private static final int LETTERS_OF_A_PHRASE = 12;

  private Plausibility() {}

  /**
   * Returns whether phrases look like what somebody has said; if not, another try is worth its
   * time.
   *
   * @param phrases what Whisper has written; nothing does not look like speech
   * @param speech how long somebody speaks, in seconds
   */
  static boolean isLikely(List<Phrase> phrases, double speech) {
    String letters = letters(phrases);
    return !letters.isEmpty() && isPossible(phrases, speech) && !repeatsItself(letters);
  }

  /** Returns whether phrases can have been said in the time; if not, they are made up. */
  static boolean isPossible(List<Phrase> phrases, double speech) {
    return fitsTheTime(letters(phrases), speech) && compression(phrases) <= MOST_COMPRESSION;
  }

  /**
   * Returns whether two tries wrote the same letters, which can have been said in the time: what
   * Whisper makes up comes out otherwise with each context, so this was said, however often it
   * repeats itself.
   */
  static boolean agree(List<Phrase> one, List<Phrase> other, double speech) {
    String letters = letters(one);
    return !letters.isEmpty() && letters.equals(letters(other)) && fitsTheTime(letters, speech);
  }

  private static boolean fitsTheTime(String letters, double speech) {
    return letters.length() <= LETTERS_MORE + MOST_LETTERS_A_SECOND * speech;
  }

  private static String letters(List<Phrase> phrases) {
    StringBuilder letters = new StringBuilder();
    for (Phrase phrase : phrases) {
      phrase
          .text()
          .toLowerCase(Locale.ROOT)
          .codePoints()
          .filter(Character::isLetterOrDigit)
          .forEach(letters::appendCodePoint);
    }
    return letters.toString();
  }

  private static double compression(List<Phrase> phrases) {
    byte[] text =
        String.join(" ", phrases.stream().map(Phrase::text).toList())
            .getBytes(StandardCharsets.UTF_8);
    if (text.length < BYTES_TO_COMPRESS) {
      return 1;
    }
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(text);
      deflater.finish();
      byte[] packed = new byte[text.length + 64];
      return (double) text.length / deflater.deflate(packed);
    } finally {
      deflater.end();
    }
  }

  /** Whether the text ends with a phrase that stands right before it, too. */
  private static boolean repeatsItself(String letters) {
    for (int length = LETTERS_OF_A_PHRASE; 2 * length <= letters.length(); length++) {
      int end = letters.length();
      if (letters.regionMatches(end - length, letters, end - 2 * length, length)) {
        return true;
      }
    }
    return false;
  }
}
