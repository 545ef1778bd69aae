package io.github.voiceemotion.transcription;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was said in a clip.
 *
 * @param text the words as the engine writes them, without white space around; empty if nothing was
 *     understood
 * @param words in order of time; empty where the engine gives no times of single words
 * @param engine the name of the engine that wrote it
 * @param language the language it was taken for, as a BCP 47 tag such as {@code en-US}; {@link
 *     #UNKNOWN_LANGUAGE} where nobody can tell
 * @param languageProbability how sure the engine is of the language, 0 to 1, if it found it out
 * @param draft whether this is rough and should be shown as such
 * @param took how long the engine worked
 */
public record Transcript(
    String text,
    List<Word> words,
    String engine,
    String language,
    OptionalDouble languageProbability,
    boolean draft,
    Duration took) {

  /** BCP 47's tag of a language that is not known, as where nobody speaks. */
  public static final String UNKNOWN_LANGUAGE = "und";

  public Transcript {
    // No database column takes this character, and no word holds it.
    text = text.replace("\0", "").strip();
    words = List.copyOf(words);
    if (engine.isEmpty() || language.isEmpty()) {
      throw new IllegalArgumentException("engine or language is empty, expected a name and a tag");
    }
    languageProbability.ifPresent(
        value -> {
          if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                "languageProbability is " + value + ", expected 0 to 1");
          }
        });
    if (took.isNegative()) {
      throw new IllegalArgumentException("took is " + took + ", expected no less than zero");
    }
  }

  /** Creates a transcript of an engine that was told the language. */
  public Transcript(
      String text, List<Word> words, String engine, String language, boolean draft, Duration took) {
    this(text, words, engine, language, OptionalDouble.empty(), draft, took);
  }
}
