package io.github.voiceemotion.api;

import io.github.voiceemotion.api.WindowCutter.Window;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Live audio: takes samples as they come and tells a listener of each window that they complete.
 *
 * <pre>{@code
 * try (EmotionStream live =
 *     recognizer.openStream(48_000, segment -> System.out.println(segment.prediction().emotion()))) {
 *   for (float[] chunk = next(); chunk != null; chunk = next()) {
 *     live.write(chunk);
 *   }
 * }
 * }</pre>
 *
 * <p>Chunks may have any size, down to one sample: the segments are the same. The listener is
 * called by the thread that writes, which waits for it; a window takes some 15 ms. For one thread
 * at a time; several streams may share a recognizer.
 */
public final class EmotionStream implements AutoCloseable {

  private final WindowCutter cutter;
  private final Function<Window, Segment> work;
  private final Consumer<Segment> listener;

  /** The first byte of a sample whose second byte is still to come, or none (-1). */
  private int half = -1;

  private boolean closed;

  EmotionStream(WindowCutter cutter, Function<Window, Segment> work, Consumer<Segment> listener) {
    this.cutter = cutter;
    this.work = work;
    this.listener = listener;
  }

  /**
   * Takes mono samples, full scale at 1.
   *
   * @throws IllegalStateException if the stream or its recognizer is closed
   */
  public void write(float[] samples) {
    write(samples, 0, samples.length);
  }

  /**
   * Takes some of an array's samples.
   *
   * @throws IndexOutOfBoundsException if the array does not have them
   * @throws IllegalStateException if the stream or its recognizer is closed
   */
  public void write(float[] samples, int offset, int count) {
    if (closed) {
      throw new IllegalStateException("the stream is closed");
    }
    Objects.checkFromIndexSize(offset, count, samples.length);
    tell(cutter.add(samples, offset, count));
  }

  /**
   * Takes signed 16-bit little-endian mono samples, as sound cards and browsers give them. A chunk
   * may end in the midst of a sample.
   *
   * @throws IndexOutOfBoundsException if the array does not have so many bytes
   * @throws IllegalStateException if the stream or its recognizer is closed
   */
  public void write(byte[] pcm, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, pcm.length);
    float[] samples = new float[(count + (half < 0 ? 0 : 1)) / 2];
    int filled = 0;
    for (int i = offset; i < offset + count; i++) {
      if (half < 0) {
        half = pcm[i] & 0xff;
      } else {
        samples[filled++] = (pcm[i] << 8 | half) / 32_768f;
        half = -1;
      }
    }
    write(samples);
  }

  private void tell(List<Window> windows) {
    for (Window window : windows) {
      listener.accept(work.apply(window));
    }
  }

  /**
   * Ends the audio: tells of the part after the last window, if there is one. Closing twice does
   * nothing.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      tell(cutter.finish());
    }
  }
}
