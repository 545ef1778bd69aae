package io.github.voiceemotion.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.EmotionPrediction;
import io.github.voiceemotion.model.Rejection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A prediction, or a failure, as programs read it: one line.
 *
 * @param file as it was named in the call
 * @param emotion the most probable one
 * @param confidence its probability
 * @param probabilities by emotion, in the fixed order
 * @param rejection why it should not be relied on, or null
 */
record PredictionJson(
    String file,
    String emotion,
    double confidence,
    Map<String, Double> probabilities,
    String rejection) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Failure(String file, String error) {}

  static String of(Path file, EmotionPrediction prediction) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    prediction
        .probabilities()
        .forEach((emotion, probability) -> probabilities.put(emotion.label(), probability));
    return line(
        new PredictionJson(
            file.toString(),
            prediction.emotion().label(),
            prediction.confidence(),
            probabilities,
            prediction.rejection().map(Rejection::label).orElse(null)));
  }

  static String ofFailure(Path file, AudioException failure) {
    return line(new Failure(file.toString(), failure.getMessage()));
  }

  private static String line(Object value) {
    try {
      return JSON.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of strings and numbers is always valid JSON", e);
    }
  }
}
