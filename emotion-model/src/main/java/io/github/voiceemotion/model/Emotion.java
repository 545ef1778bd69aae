package io.github.voiceemotion.model;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The six emotions, in the order in which every probability array, table and chart lists them. */
public enum Emotion {
  NEUTRAL,
  HAPPY,
  SAD,
  ANGRY,
  FEAR,
  SURPRISE;

  /** The number of emotions. */
  public static final int COUNT = values().length;

  /** Returns the name in lower case, as it stands in JSON, folders and on screens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the emotion of a label.
   *
   * @throws IllegalArgumentException if there is no such emotion
   */
  public static Emotion ofLabel(String label) {
    return Stream.of(values())
        .filter(emotion -> emotion.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown emotion '"
                        + label
                        + "', expected one of "
                        + Stream.of(values())
                            .map(Emotion::label)
                            .collect(Collectors.joining(", "))));
  }
}
