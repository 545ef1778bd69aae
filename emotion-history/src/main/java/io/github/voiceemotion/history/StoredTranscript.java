package io.github.voiceemotion.history;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was said in a recording.
 *
 * @param text what the engine heard, at most {@value #MAX_LENGTH} characters; may be empty
 * @param engine the name of the engine that heard it
 * @param language the BCP 47 tag of the language it was taken for; older releases kept none
 * @param languageProbability how sure the engine was of that, 0 to 1, if it found it out
 * @param draft whether it is rough and to be shown as such
 * @param words in order of time; empty where the engine gave none, as older releases kept none
 */
public record StoredTranscript(
    String text,
    String engine,
    Optional<String> language,
    OptionalDouble languageProbability,
    boolean draft,
    List<StoredWord> words) {

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
    language.ifPresent(tag -> Names.check("language", tag));
    words = List.copyOf(words);
  }

  /** Creates a transcript of which no more than the text is known. */
  public StoredTranscript(String text, String engine, boolean draft) {
    this(text, engine, Optional.empty(), OptionalDouble.empty(), draft, List.of());
  }
}
