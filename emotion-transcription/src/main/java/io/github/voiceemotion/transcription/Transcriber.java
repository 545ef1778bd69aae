package io.github.voiceemotion.transcription;

import io.github.voiceemotion.audio.AudioClip;

/**
 * Writes down what is said in a clip.
 *
 * <p>Safe to use from several threads, which may have to wait for each other.
 */
public interface Transcriber extends AutoCloseable {

  /** Returns the name of the engine at work, such as {@code "whisper"}. */
  String engine();

  /**
   * Writes down what is said; the text is empty where nobody speaks.
   *
   * <p>Interrupting the thread ends the work early, with reason {@link
   * TranscriptionException.Reason#CANCELLED CANCELLED}; engines whose native code cannot be
   * interrupted say so, and go on to the end of the clip.
   *
   * @param clip audio of any sample rate that {@link io.github.voiceemotion.audio.Resampler} takes
   * @throws TranscriptionException if the engine fails
   * @throws IllegalStateException if this transcriber is closed
   */
  Transcript transcribe(AudioClip clip);

  /** Frees what the engine holds, after the clip at work. Closing twice does nothing. */
  @Override
  void close();
}
