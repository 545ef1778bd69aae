package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;

/** An engine that has no time. */
public final class BusyEngine implements TranscriptionEngine {

  @Override
  public String name() {
    return "busy";
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
        throw new TranscriptionException(name(), Reason.BUSY, "try again tomorrow");
      }

      @Override
      public void close() {}
    };
  }
}
