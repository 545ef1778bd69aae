package io.github.voiceemotion.history;

/**
 * What was said in a recording.
 *
 * @param text what the engine heard, at most {@value #MAX_LENGTH} characters; may be empty
 * @param engine the name of the engine that heard it
 * @param draft whether it is rough and to be shown as such
 */
public record StoredTranscript(String text, String engine, boolean draft) {

  /** The longest text that is stored. */
  public static final int MAX_LENGTH = 1_000_000;

  public StoredTranscript {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "text has " + text.length() + " characters, expected at most " + MAX_LENGTH);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("text holds the character U+0000, which no column takes");
    }
    Names.check("engine", engine);
  }
}
