package io.github.voiceemotion.transcription.google;

import io.github.voiceemotion.transcription.ApiKey;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;

/**
 * The engine {@code google}, which sends audio to Google's Cloud Speech-to-Text. It takes a key and
 * any language of the service, US English if none is named; Google charges for it.
 */
public final class GoogleEngine implements TranscriptionEngine {

  static final String NAME = "google";

  /** The service wants one. */
  private static final String DEFAULT_LANGUAGE = "en-US";

  /** Called by {@link java.util.ServiceLoader}. */
  public GoogleEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean leavesTheMachine() {
    return true;
  }

  @Override
  public Transcriber open(TranscriptionOptions options) {
    options.refuseModel();
    options.refuseTranslation();
    ApiKey key = options.key().orElseThrow(GoogleEngine::noKey);
    return new GoogleTranscriber(
        new SpeechService(SpeechService.ENDPOINT, key, SpeechService.PAUSE),
        options.language().orElse(DEFAULT_LANGUAGE),
        options.timeLimit());
  }

  private static TranscriptionException noKey() {
    return new TranscriptionException(
        NAME, Reason.REFUSED, "needs a key of a Google Cloud project, and none is set");
  }
}
