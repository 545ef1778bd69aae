package io.github.voiceemotion.transcription;

import io.github.voiceemotion.audio.AudioClip;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The engine {@code none}, which switches transcription off: every text is empty, at once. */
public final class NoneEngine implements TranscriptionEngine {

  private static final String NAME = "none";

  /** Called by {@link java.util.ServiceLoader}. */
  public NoneEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean leavesTheMachine() {
    return false;
  }

  @Override
  public Transcriber open(TranscriptionOptions options) {
    options.refuseModel();
    options.refuseTranslation();
    options.refuseKey();
    return new NoneTranscriber(options.language().orElse(Transcript.UNKNOWN_LANGUAGE));
  }

  private record NoneTranscriber(String language) implements Transcriber {

    @Override
    public String engine() {
      return NAME;
    }

    @Override
    public Transcript transcribe(AudioClip clip) {
      Objects.requireNonNull(clip, "clip");
      return new Transcript("", List.of(), NAME, language, false, Duration.ZERO);
    }

    @Override
    public void close() {}
  }
}
