package io.github.voiceemotion.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionSegment;
import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.model.EmotionPrediction;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line: the file, and the fields of {@link EmotionJson}. */
final class JsonFormat implements ResultFormat {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String heading() {
    return "";
  }

  @Override
  public String prediction(String file, EmotionPrediction prediction) {
    return line(file, EmotionJson.fields(prediction));
  }

  @Override
  public String segment(String file, EmotionSegment segment) {
    return line(file, EmotionJson.fields(segment));
  }

  @Override
  public String explanation(String file, Explanation explanation) {
    return line(file, EmotionJson.fields(explanation));
  }

  @Override
  public String failure(String file, String message) {
    return line(file, Map.of("error", message));
  }

  private static String line(String file, Map<String, ?> result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", file);
    fields.putAll(result);
    try {
      return JSON.writeValueAsString(fields) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always valid JSON", e);
    }
  }
}
