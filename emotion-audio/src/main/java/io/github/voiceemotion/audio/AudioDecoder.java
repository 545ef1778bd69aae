package io.github.voiceemotion.audio;

import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Turns files and streams into mono audio at {@link AudioClip#SAMPLE_RATE}.
 *
 * <p>Reads WAV and AIFF by itself, and FLAC, Ogg (Vorbis, Opus), MP3, M4A/AAC and WebM with FFmpeg.
 * What a file holds decides, not its name. Channels are averaged. A file that was cut is read as
 * far as it goes.
 *
 * <pre>{@code
 * AudioClip clip = new AudioDecoder().decode(Path.of("call.ogg"));
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class AudioDecoder {

  private static final int BLOCK = 1 << 16;

  private final DecodeLimits limits;

  /** Creates a decoder with {@link DecodeLimits#DEFAULT}. */
  public AudioDecoder() {
    this(DecodeLimits.DEFAULT);
  }

  /** Creates a decoder that refuses what exceeds the limits. */
  public AudioDecoder(DecodeLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Decodes a file.
   *
   * @return at least one sample
   * @throws AudioException if there is no such file, it is not audio, has no samples or exceeds a
   *     limit
   */
  public AudioClip decode(Path file) {
    try (AudioStream stream = open(file)) {
      return collect(stream, fileName(file));
    }
  }

  /**
   * Decodes what a stream holds up to its end; the stream is left open.
   *
   * @param in the encoded audio
   * @param name what messages call it
   * @return at least one sample
   * @throws AudioException if it is not audio, has no samples or exceeds a limit
   */
  public AudioClip decode(InputStream in, String name) {
    try (AudioStream stream = open(in, name)) {
      return collect(stream, name);
    }
  }

  /**
   * Opens a file to be read block by block, in memory that does not grow with its length.
   *
   * @throws AudioException if there is no such file, it is not audio or exceeds a limit
   */
  public AudioStream open(Path file) {
    return open(AudioInput.open(file, fileName(file), limits));
  }

  /**
   * Opens a stream to be read block by block. It is copied to a temporary file first, since some
   * formats keep their index at the end, and is left open.
   *
   * @throws AudioException if it is not audio or exceeds a limit
   */
  public AudioStream open(InputStream in, String name) {
    return open(AudioInput.open(in, name, limits));
  }

  private AudioStream open(AudioInput input) {
    try {
      AudioStream decoded = decoder(input);
      AudioStream stream =
          decoded.sampleRate() == AudioClip.SAMPLE_RATE
              ? decoded
              : new Resampler(decoded, AudioClip.SAMPLE_RATE);
      input.time().pause();
      return new LimitedStream(stream, input.name(), limits, input.time());
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private AudioStream decoder(AudioInput input) {
    byte[] start = new byte[12];
    input.read(start.length, ByteOrder.BIG_ENDIAN).get(start, 0, (int) Math.min(12, input.size()));
    input.seek(0);
    if (WavDecoder.recognises(start)) {
      return WavDecoder.open(input, limits);
    }
    if (AiffDecoder.recognises(start)) {
      return AiffDecoder.open(input, limits);
    }
    try {
      return FfmpegDecoder.open(input, limits);
    } catch (LinkageError e) {
      throw new AudioException(
          input.name(),
          "is neither WAV nor AIFF, and other formats need FFmpeg's native library: "
              + NativeLibrary.reason("ffmpeg", "jniavutil"),
          e);
    }
  }

  private static AudioClip collect(AudioStream stream, String name) {
    List<float[]> blocks = new ArrayList<>();
    int last;
    do {
      float[] block = new float[BLOCK];
      last = stream.read(block);
      blocks.add(block);
    } while (last == BLOCK);
    int length = Math.toIntExact((blocks.size() - 1L) * BLOCK + last);
    if (length == 0) {
      throw new AudioException(name, "has no audio samples");
    }
    float[] samples = new float[length];
    for (int i = 0; i < blocks.size(); i++) {
      int start = i * BLOCK;
      System.arraycopy(blocks.get(i), 0, samples, start, Math.min(BLOCK, length - start));
    }
    return new AudioClip(samples, stream.sampleRate());
  }

  private static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
