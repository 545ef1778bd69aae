package io.github.voiceemotion.transcription.whisper;

/** Turns audio into text: the part of Whisper that is native. */
interface Decoder extends AutoCloseable {

  /**
   * A language that was found.
   *
   * @param name Whisper's
   * @param probability how sure that is, 0 to 1
   */
  record Spoken(String name, double probability) {}

  /**
   * Finds out what is spoken.
   *
   * @param samples of 16,000 Hz; what exceeds the audio context is not heard
   * @param audioContext how many frames of 20 ms the encoder works on, at most 1,500
   */
  Spoken language(float[] samples, int audioContext);

  /**
   * Decodes a stretch of audio, once and greedily.
   *
   * @param samples of 16,000 Hz, not longer than the audio context
   * @param audioContext how many frames of 20 ms the encoder works on, at most 1,500
   * @param language Whisper's name of what is spoken
   * @param translate whether English is written, whatever is spoken
   * @return text with marks of time, as {@link Phrase} reads them
   */
  String decode(float[] samples, int audioContext, String language, boolean translate);

  @Override
  void close();
}
