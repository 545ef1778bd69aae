package io.github.voiceemotion.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.transcription.TranscriptJson;
import io.github.voiceemotion.transcription.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One JSON object a line: the file, and the fields of {@link EmotionJson}. */
final class JsonFormat implements ResultFormat {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String heading() {
    return "";
  }

  @Override
  public String prediction(String file, Prediction prediction) {
    return line(file, EmotionJson.fields(prediction));
  }

  @Override
  public void spoken(
      String file, Prediction prediction, Supplier<Words> words, Consumer<String> say) {
    Map<String, Object> fields = EmotionJson.fields(prediction);
    Words heard = words.get();
    fields.put("transcript", heard.transcript().map(TranscriptJson::fields).orElse(null));
    fields.put("transcriptError", heard.failure().orElse(null));
    say.accept(line(file, fields));
  }

  @Override
  public String segment(String file, Segment segment) {
    return line(file, EmotionJson.fields(segment));
  }

  @Override
  public String segment(String file, Segment segment, List<Word> said, Optional<String> failure) {
    Map<String, Object> fields = EmotionJson.fields(segment);
    fields.put("words", said.stream().map(TranscriptJson::fields).toList());
    fields.put("transcriptError", failure.orElse(null));
    return line(file, fields);
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
