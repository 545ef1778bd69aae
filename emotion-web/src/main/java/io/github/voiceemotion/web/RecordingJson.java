package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.Transcript;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A recording as clients see it; the owner stays out of it. */
final class RecordingJson {

  private RecordingJson() {}

  static Map<String, Object> fields(Recording recording) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", recording.id());
    fields.put("created", recording.created().toString());
    fields.put("name", recording.name());
    fields.put("seconds", recording.seconds());
    fields.putAll(EmotionJson.fields(recording.prediction()));
    fields.put("model", recording.model());
    fields.put("transcript", recording.transcript().map(Transcript::text).orElse(null));
    return fields;
  }

  /** Returns the same of one that is not kept: it has no id. */
  static Map<String, Object> fields(NewRecording recording, Instant created) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", null);
    fields.put("created", created.truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("name", recording.name());
    fields.put("seconds", recording.seconds());
    fields.putAll(EmotionJson.fields(recording.prediction()));
    fields.put("model", recording.model());
    fields.put("transcript", null);
    return fields;
  }
}
