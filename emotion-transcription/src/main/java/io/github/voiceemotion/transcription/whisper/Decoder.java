package io.github.voiceemotion.transcription.whisper;

import java.util.Optional;
import java.util.OptionalDouble;

/** Turns audio into text: the part of Whisper that is native. */
interface Decoder extends AutoCloseable {

  /**
   * What was made of a stretch of audio.
   *
   * @param text with marks of time, as {@link Phrase} reads them
   * @param language Whisper's name of the language it was taken for
   * @param languageProbability how sure that is, if it was not given
   */
  record Decoded(String text, String language, OptionalDouble languageProbability) {}

  /**
   * Decodes a stretch of audio, once and greedily.
   *
   * @param samples of 16,000 Hz, not longer than the audio context
   * @param audioContext how many frames of 20 ms the encoder works on, at most 1,500
   * @param language Whisper's name of what is spoken; found out if empty
   * @param translate whether English is written, whatever is spoken
   */
  Decoded decode(float[] samples, int audioContext, Optional<String> language, boolean translate);

  @Override
  void close();
}
