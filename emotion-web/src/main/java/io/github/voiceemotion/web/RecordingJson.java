package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.StoredTranscript;
import io.github.voiceemotion.history.StoredWord;
import io.github.voiceemotion.model.Prediction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A recording as clients and scripts see it: {@code id}, {@code created}, {@code name}, {@code
 * seconds}, the fields of {@link EmotionJson}, {@code model} and {@code transcript}, which is null
 * or has {@code text}, {@code engine}, {@code language} and {@code languageProbability} (null where
 * they are not known), {@code draft} and {@code words}, each with {@code text}, {@code start} and
 * {@code end} in seconds. The owner stays out of it.
 */
public final class RecordingJson {

  private RecordingJson() {}

  /** Returns the fields of a recording by name. */
  public static Map<String, Object> fields(Recording recording) {
    return fields(
        recording.id(),
        recording.created(),
        recording.name(),
        recording.seconds(),
        recording.prediction(),
        recording.model(),
        recording.transcript().map(RecordingJson::fields).orElse(null));
  }

  /** Returns the same of one that is not kept: it has no id. */
  static Map<String, Object> fields(NewRecording recording, Instant created) {
    return fields(
        null,
        created.truncatedTo(ChronoUnit.MILLIS),
        recording.name(),
        recording.seconds(),
        recording.prediction(),
        recording.model(),
        null);
  }

  private static Map<String, Object> fields(
      String id,
      Instant created,
      String name,
      double seconds,
      Prediction prediction,
      String model,
      Map<String, Object> transcript) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("created", created.toString());
    fields.put("name", name);
    fields.put("seconds", seconds);
    fields.putAll(EmotionJson.fields(prediction));
    fields.put("model", model);
    fields.put("transcript", transcript);
    return fields;
  }

  private static Map<String, Object> fields(StoredTranscript transcript) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", transcript.text());
    fields.put("engine", transcript.engine());
    fields.put("language", transcript.language().orElse(null));
    OptionalDouble probability = transcript.languageProbability();
    fields.put("languageProbability", probability.isPresent() ? probability.getAsDouble() : null);
    fields.put("draft", transcript.draft());
    fields.put("words", transcript.words().stream().map(RecordingJson::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(StoredWord word) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", word.text());
    fields.put("start", word.start());
    fields.put("end", word.end());
    return fields;
  }
}
