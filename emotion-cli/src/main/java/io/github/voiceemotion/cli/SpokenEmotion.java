package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Transcription;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * How something was said, known at once, and what was said, known later.
 *
 * @param prediction of the emotion
 * @param transcript completed when the engine is done with the clip, or with a {@link
 *     io.github.voiceemotion.transcription.TranscriptionException TranscriptionException}; the
 *     prediction neither waits for it nor fails with it
 */
record SpokenEmotion(Prediction prediction, CompletableFuture<Transcript> transcript) {

  /**
   * Starts on the words, and recognises the emotion meanwhile.
   *
   * @param clip of any length
   * @param recognition of its emotion
   * @throws io.github.voiceemotion.audio.AudioException as {@link
   *     io.github.voiceemotion.api.EmotionRecognizer#recognize(AudioClip)}; the words are given up
   *     then
   */
  static SpokenEmotion of(
      AudioClip clip, Function<AudioClip, Prediction> recognition, Transcription transcription) {
    CompletableFuture<Transcript> transcript = transcription.start(clip);
    try {
      return new SpokenEmotion(recognition.apply(clip), transcript);
    } catch (RuntimeException e) {
      transcript.cancel(true);
      throw e;
    }
  }
}
