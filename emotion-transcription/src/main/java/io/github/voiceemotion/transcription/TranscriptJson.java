package io.github.voiceemotion.transcription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Transcripts as JSON. Names and meaning stay as they are; further fields may be added. */
public final class TranscriptJson {

  private TranscriptJson() {}

  /**
   * Returns the fields by name, to be put into a larger object: {@code {"text", "engine",
   * "language", "draft", "took", "words": [{"text", "start", "end", "confidence"}]}}. Times are
   * seconds; a confidence that the engine does not give is null.
   */
  public static Map<String, Object> fields(Transcript transcript) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", transcript.text());
    fields.put("engine", transcript.engine());
    fields.put("language", transcript.language());
    fields.put("draft", transcript.draft());
    fields.put("took", transcript.took().toMillis() / 1_000.0);
    List<Map<String, Object>> words =
        transcript.words().stream().map(TranscriptJson::fields).toList();
    fields.put("words", words);
    return fields;
  }

  private static Map<String, Object> fields(Word word) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", word.text());
    fields.put("start", word.start());
    fields.put("end", word.end());
    fields.put(
        "confidence", word.confidence().isPresent() ? word.confidence().getAsDouble() : null);
    return fields;
  }
}
