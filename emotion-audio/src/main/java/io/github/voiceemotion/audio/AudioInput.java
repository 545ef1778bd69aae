package io.github.voiceemotion.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The encoded bytes that a decoder reads: seekable, since some formats keep their index at the end,
 * with the limits on size and time already enforced.
 */
final class AudioInput implements AutoCloseable {

  private static final int COPY_BLOCK = 64 * 1024;

  private final String name;
  private final SeekableByteChannel channel;
  private final long size;
  private long furthest;
  private final TimeBudget time;

  private AudioInput(String name, SeekableByteChannel channel, TimeBudget time) throws IOException {
    this.name = name;
    this.channel = channel;
    this.size = channel.size();
    this.time = time;
  }

  /** Opens a file, which is read in place. */
  static AudioInput open(Path file, String name, DecodeLimits limits) {
    if (Files.isDirectory(file)) {
      throw new AudioException(name, "is a folder, not an audio file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new AudioException(name, "is not a regular file");
    }
    try {
      SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ);
      try {
        return checked(
            new AudioInput(name, channel, new TimeBudget(name, limits.maxTime())), limits);
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new AudioException(name, "no such file", e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * Copies a stream to its end, or to the limit, into a temporary file that vanishes with this
   * input. The stream is left open.
   */
  static AudioInput open(InputStream in, String name, DecodeLimits limits) {
    TimeBudget time = new TimeBudget(name, limits.maxTime());
    try {
      Path file = Files.createTempFile("voice-emotion-", ".audio");
      SeekableByteChannel channel =
          Files.newByteChannel(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      try {
        copy(in, channel, name, limits, time);
        channel.position(0);
        return checked(new AudioInput(name, channel, time), limits);
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static void copy(
      InputStream in,
      SeekableByteChannel channel,
      String name,
      DecodeLimits limits,
      TimeBudget time)
      throws IOException {
    byte[] block = new byte[COPY_BLOCK];
    long copied = 0;
    int read;
    while ((read = in.read(block)) >= 0) {
      time.check();
      copied += read;
      if (copied > limits.maxBytes()) {
        throw new AudioException(name, "has more bytes than the limit of " + limits.maxBytes());
      }
      ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static AudioInput checked(AudioInput input, DecodeLimits limits) {
    if (input.size == 0) {
      throw new AudioException(input.name, "is empty (0 bytes)");
    }
    if (input.size > limits.maxBytes()) {
      throw new AudioException(
          input.name, "has " + input.size + " bytes, the limit is " + limits.maxBytes());
    }
    return input;
  }

  String name() {
    return name;
  }

  long size() {
    return size;
  }

  TimeBudget time() {
    return time;
  }

  long position() {
    try {
      return channel.position();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** Returns how much of it has been read, 0 to 1. */
  double share() {
    return (double) furthest / size;
  }

  /** Moves to an offset from the start; one beyond the end is allowed and reads nothing. */
  void seek(long position) {
    try {
      // File systems refuse an offset that none of their files could have.
      channel.position(Math.min(position, size));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** Fills the buffer as far as there are bytes and returns how many were read, 0 at the end. */
  int read(ByteBuffer bytes) {
    time.check();
    int start = bytes.position();
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          break;
        }
      }
      furthest = Math.max(furthest, channel.position());
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return bytes.position() - start;
  }

  /** Reads up to {@code count} bytes, ready to be taken from the returned buffer. */
  ByteBuffer read(int count, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(order);
    read(bytes);
    return bytes.flip();
  }

  private static AudioException unreadable(String name, IOException e) {
    // A file system's own message starts with the whole path, which is none of a caller's business.
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    String shown = reason == null ? e.getClass().getSimpleName() : reason;
    return new AudioException(name, "cannot be read (" + shown + ")", e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
