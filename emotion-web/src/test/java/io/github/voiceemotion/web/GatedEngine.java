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
  private static volatile boolean elsewhere;

  /** Returns the engine, and forgets what it was told before. */
  static Transcription open() {
    return open(false);
  }

  /** Returns the engine, which says that it sends audio elsewhere, or not. */
  static Transcription open(boolean leavesTheMachine) {
    words = new CompletableFuture<>();
    elsewhere = leavesTheMachine;
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
    return elsewhere;
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
