package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** An engine that hears the same in every clip. */
public final class ParrotEngine implements TranscriptionEngine {

  static final String TEXT = "dogs are sitting by the door";

  @Override
  public String name() {
    return "parrot";
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
        return new Transcript(
            TEXT,
            List.of(new Word("dogs", 0.5, 1, OptionalDouble.of(0.75))),
            name(),
            options.language().orElse("en"),
            OptionalDouble.of(0.5),
            true,
            Duration.ofMillis(20));
      }

      @Override
      public void close() {}
    };
  }
}
