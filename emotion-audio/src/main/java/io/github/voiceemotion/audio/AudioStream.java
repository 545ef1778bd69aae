package io.github.voiceemotion.audio;

import java.util.Optional;

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

  /** Returns how much of the encoded audio has been read, 0 to 1; 0 where that is not known. */
  default double share() {
    return 0;
  }

  /**
   * Returns what of a stretch that was read was cut off for being too loud, if the stream knows.
   *
   * @param from start of the stretch in seconds, which becomes 0
   * @param to end of the stretch in seconds
   */
  default Optional<Clipping> clipping(double from, double to) {
    return Optional.empty();
  }

  /** Releases what the stream holds. Closing twice does nothing. */
  @Override
  void close();
}
