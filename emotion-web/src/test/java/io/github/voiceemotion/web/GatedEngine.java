package io.github.voiceemotion.web;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** An engine that hears what a test says, when the test says it. */
public final class GatedEngine implements TranscriptionEngine {

  private static volatile CompletableFuture<String> words;

  /** Returns the engine, and forgets what it was told before. */
  static Transcription open() {
    words = new CompletableFuture<>();
    return Transcription.open(TranscriptionOptions.defaults().withEngine("gated"));
  }

  static void hear(String text) {
    words.complete(text);
  }

  static void fail() {
    words.completeExceptionally(new IllegalStateException("/secret/path is broken"));
  }

  @Override
  public String name() {
    return "gated";
  }

  @Override
  public boolean leavesTheMachine() {
    return false;
  }

  @Override
  public Transcriber open(TranscriptionOptions options) {
    return new Transcriber() {
      @Override
      public String engine() {
        return name();
      }

      @Override
      public Transcript transcribe(AudioClip clip) {
        try {
          String text = words.get();
          Word word = new Word(text, 0.5, clip.seconds(), OptionalDouble.empty());
          return new Transcript(text, List.of(word), name(), "en-US", true, Duration.ofMillis(9));
        } catch (InterruptedException | ExecutionException e) {
          throw new TranscriptionException(name(), Reason.FAILED, e.getMessage(), e);
        }
      }

      @Override
      public void close() {}
    };
  }
}
