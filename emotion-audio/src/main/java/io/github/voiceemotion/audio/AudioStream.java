package io.github.voiceemotion.audio;

/**
 * Mono audio that is delivered block by block, so that hours of it fit in constant memory.
 *
 * <p>Not thread-safe. Close it when done: files and native memory hang on it.
 */
public interface AudioStream extends AutoCloseable {

  /** Returns the number of samples per second. */
  int sampleRate();

  /**
   * Reads the next samples into the block, as many as fit while there are any.
   *
   * @param block filled from index 0; must not be empty
   * @return how many samples were written, less than {@code block.length} only at the end; 0 when
   *     there are none left
   * @throws AudioException if the audio cannot be read or exceeds a limit
   */
  int read(float[] block);

  /** Releases what the stream holds. */
  @Override
  void close();
}
