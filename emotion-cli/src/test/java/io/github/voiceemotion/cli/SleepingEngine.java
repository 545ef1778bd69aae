package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.util.concurrent.CountDownLatch;

/** An engine that never answers. */
public final class SleepingEngine implements TranscriptionEngine {

  @Override
  public String name() {
    return "sleeping";
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
          new CountDownLatch(1).await();
          throw new AssertionError("nobody counts down");
        } catch (InterruptedException e) {
          throw new TranscriptionException(name(), Reason.CANCELLED, "woken", e);
        }
      }

      @Override
      public void close() {}
    };
  }
}
