package io.github.voiceemotion.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Results as JSON. Names and meaning stay as they are; further fields may be added.
 *
 * <pre>{@code
 * String line = EmotionJson.of(recognizer.recognize(file));
 * // {"emotion":"sad","confidence":0.61,"probabilities":{"neutral":0.2,...},"rejection":null}
 * }</pre>
 *
 * <p>Times are seconds from the beginning of the audio.
 */
public final class EmotionJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EmotionJson() {}

  /** Returns {@code {"emotion", "confidence", "probabilities": {...}, "rejection"}}. */
  public static String of(Prediction prediction) {
    return write(fields(prediction));
  }

  /** Returns {@code {"start", "end"}} and the fields of the prediction. */
  public static String of(Segment segment) {
    return write(fields(segment));
  }

  /**
   * Returns the fields of the prediction, {@code "groups": {...}} and {@code "stretches":
   * [{"start", "end", "contribution"}]}.
   */
  public static String of(Explanation explanation) {
    return write(fields(explanation));
  }

  /** Returns the same fields by name, to be put into a larger object. */
  public static Map<String, Object> fields(Prediction prediction) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("emotion", prediction.emotion().label());
    fields.put("confidence", prediction.confidence());
    Map<String, Double> probabilities = new LinkedHashMap<>();
    prediction
        .probabilities()
        .forEach((emotion, probability) -> probabilities.put(emotion.label(), probability));
    fields.put("probabilities", probabilities);
    fields.put("rejection", prediction.rejection().map(Rejection::label).orElse(null));
    return fields;
  }

  /** Returns the same fields by name. */
  public static Map<String, Object> fields(Segment segment) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("start", seconds(segment.start()));
    fields.put("end", seconds(segment.end()));
    fields.putAll(fields(segment.prediction()));
    return fields;
  }

  /** Returns the same fields by name. */
  public static Map<String, Object> fields(Explanation explanation) {
    Map<String, Object> fields = fields(explanation.prediction());
    Map<String, Double> parts = new LinkedHashMap<>();
    explanation
        .parts()
        .forEach(
            (part, contribution) ->
                parts.put(part.toLowerCase(Locale.ROOT).replace(' ', '_'), contribution));
    fields.put("parts", parts);
    List<Map<String, Object>> stretches =
        explanation.stretches().stream()
            .map(
                stretch -> {
                  Map<String, Object> part = new LinkedHashMap<>();
                  part.put("start", seconds(stretch.start()));
                  part.put("end", seconds(stretch.end()));
                  part.put("contribution", stretch.contribution());
                  return part;
                })
            .toList();
    fields.put("stretches", stretches);
    return fields;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static String write(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always valid JSON", e);
    }
  }
}
