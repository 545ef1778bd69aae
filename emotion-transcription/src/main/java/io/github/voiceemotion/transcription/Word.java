package io.github.voiceemotion.transcription;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A word of a transcript and when it was said.
 *
 * @param text the word as the engine writes it
 * @param start where it starts, in seconds from the start of the clip
 * @param end where it ends, in seconds from the start of the clip
 * @param confidence how sure the engine is, 0 to 1, where it says
 */
public record Word(String text, double start, double end, OptionalDouble confidence) {

  public Word {
    Objects.requireNonNull(text, "text");
    if (!(start >= 0 && start < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("start is " + start + " s, expected at least 0");
    }
    if (!(end >= start && end < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "end is " + end + " s, expected at least the start, " + start + " s");
    }
    confidence.ifPresent(
        value -> {
          if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("confidence is " + value + ", expected 0 to 1");
          }
        });
  }
}
