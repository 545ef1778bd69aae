package io.github.voiceemotion.audio;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets FFmpeg read an {@link AudioInput}: FFmpeg never gets to see a path or an address.
 *
 * <p>JavaCPP keeps only a few native stubs for a callback's class, so that one callback serves all
 * inputs and finds its own by the key that FFmpeg hands back.
 */
final class FfmpegInput implements AutoCloseable {

  private static final int BUFFER_BYTES = 32 * 1024;

  private static final Map<Long, FfmpegInput> OPEN = new ConcurrentHashMap<>();

  private static final Read_packet_Pointer_BytePointer_int READ =
      new Read_packet_Pointer_BytePointer_int() {
        @Override
        public int call(Pointer key, BytePointer bytes, int size) {
          return OPEN.get(key.address()).read(bytes, size);
        }
      };

  private static final Seek_Pointer_long_int SEEK =
      new Seek_Pointer_long_int() {
        @Override
        public long call(Pointer key, long offset, int whence) {
          return OPEN.get(key.address()).seek(offset, whence);
        }
      };

  private final AudioInput input;
  private final BytePointer key = new BytePointer(1);
  private final AVIOContext context;
  private RuntimeException failure;

  FfmpegInput(AudioInput input) {
    this.input = input;
    OPEN.put(key.address(), this);
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
    this.context = avformat.avio_alloc_context(buffer, BUFFER_BYTES, 0, key, READ, null, SEEK);
  }

  AVIOContext context() {
    return context;
  }

  /** Throws what went wrong while FFmpeg was reading: an exception must not cross native code. */
  void rethrowFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private int read(BytePointer bytes, int size) {
    try {
      ByteBuffer target = bytes.capacity(size).asByteBuffer();
      int read = input.read(target);
      return read == 0 ? avutil.AVERROR_EOF : read;
    } catch (RuntimeException e) {
      failure = e;
      return avutil.AVERROR_EXIT;
    }
  }

  private long seek(long offset, int whence) {
    try {
      if ((whence & avformat.AVSEEK_SIZE) != 0) {
        return input.size();
      }
      long position =
          switch (whence & 3) {
            case 0 -> offset;
            case 1 -> input.position() + offset;
            default -> input.size() + offset;
          };
      if (position < 0) {
        return avutil.AVERROR_INVALIDDATA;
      }
      input.seek(position);
      return position;
    } catch (RuntimeException e) {
      failure = e;
      return avutil.AVERROR_EXIT;
    }
  }

  @Override
  public void close() {
    avutil.av_free(context.buffer());
    avformat.avio_context_free(context);
    OPEN.remove(key.address());
    key.close();
    input.close();
  }
}
