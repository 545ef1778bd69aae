package io.github.voiceemotion.transcription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Transcripts as JSON. Names and meaning stay as they are; further fields may be added. */
public final class TranscriptJson {

  private TranscriptJson() {}

  /**
   * Returns the fields by name, to be put into a larger object: {@code {"text", "engine",
   * "language", "languageProbability", "draft", "took", "words": [{"text", "start", "end",
   * "confidence"}]}}. Times are seconds; a probability or confidence that the engine does not give
   * is null.
   */
  public static Map<String, Object> fields(Transcript transcript) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", transcript.text());
    fields.put("engine", transcript.engine());
    fields.put("language", transcript.language());
    fields.put("languageProbability", orNull(transcript.languageProbability()));
    fields.put("draft", transcript.draft());
    fields.put("took", transcript.took().toMillis() / 1_000.0);
    List<Map<String, Object>> words =
        transcript.words().stream().map(TranscriptJson::fields).toList();
    fields.put("words", words);
    return fields;
  }

  /** Returns the fields of a word, as they stand in the list of them. */
  public static Map<String, Object> fields(Word word) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", word.text());
    fields.put("start", word.start());
    fields.put("end", word.end());
    fields.put("confidence", orNull(word.confidence()));
    return fields;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
