package io.github.voiceemotion.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An emotion that a model can answer with, known by its label. Which ones a model has is said by
 * its {@link Labels}; the six of the shipped model are at hand here.
 *
 * <pre>{@code
 * Emotion calm = new Emotion("calm");
 * boolean same = calm.equals(prediction.emotion());
 * }</pre>
 *
 * @param label as it stands in JSON, folders and on screens: lower-case letters, digits, hyphens
 *     and underscores, at most {@value #LONGEST_LABEL}
 */
public record Emotion(String label) {

  /** The most characters of a label. */
  public static final int LONGEST_LABEL = 32;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1," + LONGEST_LABEL + "}");

  /** No emotion in the voice. */
  public static final Emotion NEUTRAL = new Emotion("neutral");

  /** Joy. */
  public static final Emotion HAPPY = new Emotion("happy");

  /** Sadness. */
  public static final Emotion SAD = new Emotion("sad");

  /** Anger. */
  public static final Emotion ANGRY = new Emotion("angry");

  /** Fear. */
  public static final Emotion FEAR = new Emotion("fear");

  /** Surprise. */
  public static final Emotion SURPRISE = new Emotion("surprise");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Emotion {
    Objects.requireNonNull(label, "label");
    if (!isLabel(label)) {
      throw new IllegalArgumentException(
          "label is '"
              + label
              + "', expected 1 to "
              + LONGEST_LABEL
              + " lower-case letters, digits, '-' and '_'");
    }
  }

  /** Returns whether a text may be the label of an emotion. */
  public static boolean isLabel(String text) {
    return LABEL.matcher(text).matches();
  }

  /** Returns the label. */
  @JsonValue
  @Override
  public String toString() {
    return label;
  }
}
