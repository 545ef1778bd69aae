package io.github.voiceemotion.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Uncompressed audio, read from one stretch of its input. */
final class PcmStream implements ChannelStream {

  private static final int FRAMES_PER_READ = 4096;

  /**
   * Where and how the samples are stored.
   *
   * @param offset first byte
   * @param bytes number of bytes
   * @param order byte order
   * @param format format of a sample
   * @param stride bytes from one sample to the next, at least those of the format
   * @param channels number of channels, interleaved
   * @param sampleRate frames per second
   */
  record Layout(
      long offset,
      long bytes,
      ByteOrder order,
      SampleFormat format,
      int stride,
      int channels,
      int sampleRate) {}

  private final AudioInput input;
  private final Layout layout;
  private final int frameBytes;
  private final ByteBuffer buffer;
  private long bytesLeft;

  PcmStream(AudioInput input, Layout layout) {
    this.input = input;
    this.layout = layout;
    this.frameBytes = layout.stride * layout.channels;
    this.buffer = ByteBuffer.allocate(FRAMES_PER_READ * frameBytes).order(layout.order).limit(0);
    this.bytesLeft = layout.bytes;
    input.seek(layout.offset);
  }

  @Override
  public int sampleRate() {
    return layout.sampleRate;
  }

  @Override
  public int channels() {
    return layout.channels;
  }

  @Override
  public int tracks() {
    return 1;
  }

  @Override
  public int read(float[] block) {
    int written = 0;
    while (written < block.length) {
      if (buffer.remaining() < frameBytes && !fill()) {
        break;
      }
      int frame = buffer.position();
      for (int channel = 0; channel < layout.channels; channel++) {
        double sample = layout.format.sample(buffer, frame + channel * layout.stride);
        block[written++] = SampleFormat.finite(sample);
      }
      buffer.position(frame + frameBytes);
    }
    return written / layout.channels;
  }

  /** Uncompressed audio has one rate throughout. */
  @Override
  public boolean next() {
    return false;
  }

  /** Reads on and tells whether a whole frame is there; a cut frame at the end is dropped. */
  private boolean fill() {
    buffer.compact();
    int wanted = (int) Math.min(buffer.remaining(), bytesLeft);
    buffer.limit(buffer.position() + wanted);
    bytesLeft -= wanted;
    input.read(buffer);
    buffer.flip();
    return buffer.remaining() >= frameBytes;
  }

  @Override
  public void close() {
    input.close();
  }
}
