package io.github.voiceemotion.web;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptJson;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /transcriptions}: the words of recent predictions, which come after these and never hold
 * them up.
 *
 * <p>Whoever got a prediction asks for its words here, also where no recording is kept. They stay
 * in memory for some minutes, and with the recording if there is one.
 */
final class Transcriptions {

  private static final Logger LOG = LoggerFactory.getLogger(Transcriptions.class);

  /** Longer clips would fill the memory while they wait, and run into the engine's time limit. */
  static final Duration LONGEST = Duration.ofMinutes(3);

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int KEPT_AT_MOST = 1_000;

  /** How long a question for words that are not ready stays open. */
  private static final Duration OPEN = Duration.ofSeconds(20);

  private final Optional<Transcription> engine;
  private final Optional<RecordingStore> store;
  private final BooleanSupplier busy;
  private final Metrics metrics;

  /** By id, the oldest first; guarded by itself. */
  private final Map<String, Words> recent = new LinkedHashMap<>();

  private record Words(String owner, Instant since, CompletableFuture<Transcript> transcript) {}

  /**
   * @param busy whether predictions wait: they go first
   */
  Transcriptions(
      Optional<Transcription> engine,
      Optional<RecordingStore> store,
      BooleanSupplier busy,
      Metrics metrics) {
    this.engine = engine;
    this.store = store;
    this.busy = busy;
    this.metrics = metrics;
  }

  /** Words on their way, and where to ask for them. */
  record Started(String id, CompletableFuture<Transcript> transcript) {}

  /** Returns whether words are written down of audio of that length. */
  boolean takes(double seconds) {
    return engine.isPresent() && seconds <= LONGEST.toSeconds() && !busy.getAsBoolean();
  }

  /** Starts on the words of a clip; empty if there will be none. */
  Optional<Started> start(AudioClip clip, String owner) {
    if (!takes(clip.seconds())) {
      return Optional.empty();
    }
    CompletableFuture<Transcript> transcript = engine.get().start(clip);
    transcript.whenComplete(this::count);
    if (transcript.isCompletedExceptionally()) {
      // There is no room: a flood of such must not push out the words of others.
      return Optional.empty();
    }
    Started started = new Started(UUID.randomUUID().toString(), transcript);
    Instant now = Instant.now();
    synchronized (recent) {
      recent
          .values()
          .removeIf(
              words -> recent.size() >= KEPT_AT_MOST || words.since().isBefore(now.minus(KEPT)));
      recent.put(started.id(), new Words(owner, now, transcript));
    }
    return Optional.of(started);
  }

  private void count(Transcript transcript, Throwable failure) {
    metrics.transcribed(engine.orElseThrow().engine(), failure == null);
    if (failure instanceof TranscriptionException refused && refused.reason() == Reason.BUSY) {
      LOG.debug("no transcript: {}", failure.getMessage());
    } else if (failure != null) {
      LOG.warn("no transcript: {}", failure.getMessage());
    }
  }

  /** Keeps the words with a recording, as soon as they are there. */
  void keep(Started started, Recording recording) {
    RecordingStore kept = store.orElseThrow();
    started
        .transcript()
        .thenAccept(
            transcript -> {
              try {
                kept.setTranscript(
                    recording.owner(), recording.id(), KeptTranscript.of(transcript));
              } catch (RuntimeException e) {
                // Nobody looks at what becomes of this stage.
                LOG.error("a transcript could not be kept", e);
              }
            });
  }

  /** Answers when the words are there, or after a while that they are not. */
  void get(Context context) {
    String id = context.pathParam("id");
    Words words;
    synchronized (recent) {
      words = recent.get(id);
    }
    if (words == null || !words.owner().equals(Access.owner(context))) {
      throw new Problem(HttpStatus.NOT_FOUND, "there is no such transcription");
    }
    context.future(
        () ->
            words
                .transcript()
                .handle((transcript, failure) -> fields(transcript))
                .completeOnTimeout(
                    Map.of("status", "pending"), OPEN.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(context::json));
  }

  /** Why an engine failed is for the log: its words may hold the server's paths. */
  private static Map<String, Object> fields(Transcript transcript) {
    return transcript == null
        ? Map.of("status", "failed")
        : Map.of("status", "done", "transcript", TranscriptJson.fields(transcript));
  }
}
