package io.github.voiceemotion.model;

import java.util.Objects;

/**
 * One emotion of a prediction.
 *
 * @param emotion which
 * @param probability in [0, 1]
 */
public record EmotionProbability(Emotion emotion, double probability) {

  public EmotionProbability {
    Objects.requireNonNull(emotion, "emotion");
  }
}
