package io.github.voiceemotion.spark;

import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import org.apache.hadoop.conf.Configuration;

/**
 * The engine of words of this JVM, with its model, for all of its tasks. It works on one recording
 * at a time, with up to four threads; the others wait.
 */
final class LoadedTranscriber {

  private static final TranscriptionOptions OPTIONS = TranscriptionOptions.defaults();
  private static final Transcriber TRANSCRIBER =
      Transcription.engines().stream()
          .filter(engine -> engine.name().equals(OPTIONS.engine()))
          .findFirst()
          .orElseThrow()
          .open(OPTIONS);

  private LoadedTranscriber() {}

  /**
   * Refuses to go on where there are no words to be had.
   *
   * @throws IllegalArgumentException if {@code emotion-transcription} or a model is missing
   */
  static void require() {
    try {
      TRANSCRIBER.engine();
    } catch (NoClassDefFoundError | ExceptionInInitializerError e) {
      throw new IllegalArgumentException(
          "words is true, and emotion-transcription or emotion-transcription-whisper-model is not"
              + " on the class path",
          e);
    }
  }

  static Said hear(Recording recording, AudioDecoder decoder, Configuration hadoop) {
    try {
      return new Said(TRANSCRIBER.transcribe(recording.decode(decoder, hadoop)).text(), null);
    } catch (TranscriptionException e) {
      return new Said(null, "no words: " + e.getMessage());
    } catch (AudioException e) {
      return new Said(null, "no words: " + e.reason());
    }
  }
}
