package io.github.voiceemotion.cli;

import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What was said, or why that is not known.
 *
 * @param transcript empty if it is not known
 * @param failure empty if it is
 */
record Words(Optional<Transcript> transcript, Optional<String> failure) {

  /** Waits for the engine, whose time is limited. */
  static Words await(CompletableFuture<Transcript> transcript) {
    try {
      return new Words(Optional.of(transcript.join()), Optional.empty());
    } catch (CompletionException e) {
      if (e.getCause() instanceof TranscriptionException failure) {
        return new Words(Optional.empty(), Optional.of(failure.getMessage()));
      }
      throw new IllegalStateException("a transcription fails in its own way only", e);
    }
  }
}
