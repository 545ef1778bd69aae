package io.github.voiceemotion.spark;

import io.github.voiceemotion.api.RecognizerOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Which model answers, and how.
 *
 * <pre>{@code
 * EmotionOptions options = EmotionOptions.defaults().withModel("light");
 * }</pre>
 *
 * @param model {@code accurate}, {@code light}, or a bundle that the trainer wrote, as a path that
 *     every executor can read
 * @param window how much of longer audio is looked at together, 0.5 to 3 s
 * @param hop from one window to the next, at least 0.1 s
 * @param lowestConfidence a prediction of less confidence is unsure; 0 never rejects for it
 * @param words whether predictions come with what is said, for which {@code emotion-transcription}
 *     must be on the class path
 */
public record EmotionOptions(
    String model, Duration window, Duration hop, double lowestConfidence, boolean words)
    implements Serializable {

  public EmotionOptions {
    Objects.requireNonNull(model, "model");
    if (model.isBlank()) {
      throw new IllegalArgumentException(
          "model is \"" + model + "\", expected accurate, light or the path of a bundle");
    }
    recognizer(window, hop, lowestConfidence);
  }

  /**
   * Returns the defaults: the accurate model with windows of 3 s every 1.5 s, an answer of a
   * confidence below 0.25 is unsure, and no words.
   */
  public static EmotionOptions defaults() {
    RecognizerOptions same = RecognizerOptions.defaults();
    return new EmotionOptions(
        "accurate", same.window(), same.hop(), same.lowestConfidence(), false);
  }

  /** Returns the same options with another model. */
  public EmotionOptions withModel(String other) {
    return new EmotionOptions(other, window, hop, lowestConfidence, words);
  }

  /** Returns the same options with another window. */
  public EmotionOptions withWindow(Duration other) {
    return new EmotionOptions(model, other, hop, lowestConfidence, words);
  }

  /** Returns the same options with another hop. */
  public EmotionOptions withHop(Duration other) {
    return new EmotionOptions(model, window, other, lowestConfidence, words);
  }

  /** Returns the same options with another lowest confidence. */
  public EmotionOptions withLowestConfidence(double other) {
    return new EmotionOptions(model, window, hop, other, words);
  }

  /** Returns the same options, with words or without. */
  public EmotionOptions withWords(boolean other) {
    return new EmotionOptions(model, window, hop, lowestConfidence, other);
  }

  /**
   * Returns what a recognizer takes: tasks are as many as there are cores, so each has a thread.
   */
  RecognizerOptions recognizer() {
    return recognizer(window, hop, lowestConfidence);
  }

  private static RecognizerOptions recognizer(
      Duration window, Duration hop, double lowestConfidence) {
    return RecognizerOptions.defaults()
        .withThreads(1)
        .withWindow(window)
        .withHop(hop)
        .withLowestConfidence(lowestConfidence);
  }
}
