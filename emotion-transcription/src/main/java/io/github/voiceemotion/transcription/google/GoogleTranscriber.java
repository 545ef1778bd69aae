package io.github.voiceemotion.transcription.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * Sends a clip in pieces and joins what comes back. Interrupting the thread ends a call at once.
 */
final class GoogleTranscriber implements Transcriber {

  private final SpeechService service;
  private final String language;
  private final Duration timeLimit;
  private volatile boolean closed;

  GoogleTranscriber(SpeechService service, String language, Duration timeLimit) {
    this.service = service;
    this.language = language;
    this.timeLimit = timeLimit;
  }

  @Override
  public String engine() {
    return GoogleEngine.NAME;
  }

  @Override
  public Transcript transcribe(AudioClip clip) {
    if (closed) {
      throw new IllegalStateException("the transcriber is closed");
    }
    long start = System.nanoTime();
    long deadline = start + timeLimit.toNanos();
    StringJoiner text = new StringJoiner(" ");
    List<Word> words = new ArrayList<>();
    for (Pieces.Piece piece : Pieces.of(Resampler.resample(clip, AudioClip.SAMPLE_RATE))) {
      JsonNode results = recognize(piece.audio(), deadline).path("results");
      String said = text(results);
      if (!said.isEmpty()) {
        text.add(said);
      }
      addWords(results, piece.offset(), words);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Transcript(text.toString(), words, engine(), language, false, took);
  }

  private JsonNode recognize(AudioClip piece, long deadline) {
    try {
      return service.recognize(piece, language, deadline);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TranscriptionException(
          GoogleEngine.NAME,
          Reason.CANCELLED,
          "interrupted while it waited for the service",
          interrupted);
    }
  }

  /** Each result begins with the space that parts it from the one before. */
  private static String text(JsonNode results) {
    if (!results.isMissingNode() && !results.isArray()) {
      throw nonsense("results that are no list");
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode result : results) {
      text.append(result.at("/alternatives/0/transcript").asText());
    }
    return text.toString().strip();
  }

  private static void addWords(JsonNode results, double offset, List<Word> words) {
    for (JsonNode result : results) {
      for (JsonNode word : result.at("/alternatives/0/words")) {
        try {
          words.add(word(word, offset));
        } catch (IllegalArgumentException wrong) {
          throw nonsense("a word without proper times or confidence");
        }
      }
    }
  }

  private static Word word(JsonNode word, double offset) {
    return new Word(
        word.path("word").asText(),
        offset + seconds(word.path("startTime")),
        offset + seconds(word.path("endTime")),
        confidence(word.path("confidence").asDouble()));
  }

  /** Reads a time such as {@code 1.300s}; the service may leave zero out. */
  private static double seconds(JsonNode time) {
    return Double.parseDouble(time.asText("0s").replaceFirst("s$", ""));
  }

  /** The service sends 0 for what it does not know. */
  private static OptionalDouble confidence(double value) {
    return value == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Quotes nothing of the answer: who knows what it holds. */
  private static TranscriptionException nonsense(String what) {
    return new TranscriptionException(
        GoogleEngine.NAME, Reason.FAILED, "the service's answer holds " + what);
  }

  @Override
  public void close() {
    closed = true;
  }
}
