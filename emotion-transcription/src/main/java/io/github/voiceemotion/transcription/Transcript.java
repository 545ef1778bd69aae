package io.github.voiceemotion.transcription;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What was said in a clip.
 *
 * @param text the words as the engine writes them, without white space around; empty if nothing was
 *     understood
 * @param words in order of time; empty where the engine gives no times of single words
 * @param engine the name of the engine that wrote it
 * @param language the language it was taken for, as a BCP 47 tag such as {@code en-US}
 * @param draft whether this is rough and should be shown as such
 * @param took how long the engine worked
 */
public record Transcript(
    String text, List<Word> words, String engine, String language, boolean draft, Duration took) {

  public Transcript {
    // No database column takes this character, and no word holds it.
    text = text.replace("\0", "").strip();
    words = List.copyOf(words);
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(language, "language");
    if (took.isNegative()) {
      throw new IllegalArgumentException("took is " + took + ", expected no less than zero");
    }
  }
}
