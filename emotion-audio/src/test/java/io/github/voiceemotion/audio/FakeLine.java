package io.github.voiceemotion.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** An input device that plays a clip and then falls silent, as one that is unplugged does. */
final class FakeLine implements TargetDataLine {

  private final AudioFormat format;
  private final ByteBuffer bytes;
  private final int bytesPerRead;
  private final boolean inUse;
  private boolean open;
  private boolean running;

  FakeLine(AudioClip clip, int bytesPerRead, boolean inUse) {
    this.format = new AudioFormat(clip.sampleRate(), 16, 1, true, false);
    this.bytes = ByteBuffer.allocate(2 * clip.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : clip.samples()) {
      bytes.putShort((short) Math.round(sample * 32768));
    }
    this.bytes.flip();
    this.bytesPerRead = bytesPerRead;
    this.inUse = inUse;
  }

  @Override
  public void open(AudioFormat wanted) throws LineUnavailableException {
    if (inUse) {
      throw new LineUnavailableException("Device or resource busy");
    }
    open = true;
  }

  @Override
  public void open(AudioFormat wanted, int bufferSize) throws LineUnavailableException {
    open(wanted);
  }

  @Override
  public void open() throws LineUnavailableException {
    open(format);
  }

  @Override
  public int read(byte[] block, int offset, int length) {
    if (!open || !running) {
      return 0;
    }
    int count = Math.min(Math.min(length, bytesPerRead), bytes.remaining());
    bytes.get(block, offset, count);
    return count;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isActive() {
    return running;
  }

  @Override
  public AudioFormat getFormat() {
    return format;
  }

  @Override
  public int available() {
    return bytes.remaining();
  }

  @Override
  public void drain() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void flush() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getBufferSize() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getFramePosition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long getLongFramePosition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long getMicrosecondPosition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public float getLevel() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Line.Info getLineInfo() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Control[] getControls() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isControlSupported(Control.Type control) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Control getControl(Control.Type control) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addLineListener(LineListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeLineListener(LineListener listener) {
    throw new UnsupportedOperationException();
  }
}
