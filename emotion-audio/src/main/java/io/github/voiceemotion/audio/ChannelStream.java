package io.github.voiceemotion.audio;

/**
 * Audio as its file stores it: all channels, at its own sample rate. What follows at another rate,
 * as in files that were joined, comes after {@link #next}.
 */
interface ChannelStream extends AutoCloseable {

  /** Returns the number of frames per second. */
  int sampleRate();

  /** Returns the number of channels, at least 1. */
  int channels();

  /** Returns how many tracks with audio the file has, of which this is one. */
  int tracks();

  /**
   * Reads the next frames into the block, as many as fit while there are any.
   *
   * @param block filled from index 0 with a sample of each channel in turn; its length is a
   *     multiple of the channels
   * @return how many frames were written, fewer than fit only at the end
   */
  int read(float[] block);

  /** Goes on to what follows at another sample rate, and tells whether there is something. */
  boolean next();

  @Override
  void close();
}
