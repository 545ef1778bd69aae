package io.github.voiceemotion.audio;

import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns files and streams into mono audio at {@link AudioClip#SAMPLE_RATE}.
 *
 * <p>Reads uncompressed WAV and AIFF by itself, and with FFmpeg compressed WAV and AIFF, FLAC, Ogg
 * (Vorbis, Opus, Speex, FLAC), MP3, MP2, M4A/AAC, 3GP, MOV, WebM, Matroska, AMR, WMA, CAF, AU and
 * Wave64. What a file holds decides, not its name, nor what it says of its length. A file that was
 * cut is read as far as it goes.
 *
 * <p>Of several channels the mean is taken; of two that cancel each other, the louder one. An
 * {@link AudioSelection} takes one channel alone, or another track.
 *
 * <pre>{@code
 * AudioClip clip = new AudioDecoder().decode(Path.of("call.ogg"));
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class AudioDecoder {

  /**
   * The longest audio that is read into a clip: 3 hours, which take 690 MB, and twice that while
   * they are being read. A stream may be longer.
   */
  public static final Duration LONGEST_CLIP = Duration.ofHours(3);

  /** What to do with audio in a format that is not read. */
  static final String CONVERT = "convert it, for instance with 'ffmpeg -i FILE -vn FILE.flac'";

  private static final int BLOCK = 1 << 16;

  private final DecodeLimits limits;
  private final AudioSelection selection;

  /** Creates a decoder with {@link DecodeLimits#DEFAULT}. */
  public AudioDecoder() {
    this(DecodeLimits.DEFAULT);
  }

  /** Creates a decoder that refuses what exceeds the limits. */
  public AudioDecoder(DecodeLimits limits) {
    this(limits, AudioSelection.ALL);
  }

  /** Creates a decoder that hears a part of each file only, and refuses what exceeds the limits. */
  public AudioDecoder(DecodeLimits limits, AudioSelection selection) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.selection = Objects.requireNonNull(selection, "selection");
  }

  /** Returns a decoder with the same limits that hears another part of each file. */
  public AudioDecoder with(AudioSelection other) {
    return new AudioDecoder(limits, other);
  }

  /**
   * Decodes a file.
   *
   * @return at least one sample
   * @throws AudioException if there is no such file, it is not audio, has no samples, exceeds a
   *     limit or the memory that there is
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
   * @throws AudioException if it is not audio, has no samples, exceeds a limit or the memory that
   *     there is
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

  /**
   * Looks at what a file holds, without decoding more than its start.
   *
   * @throws AudioException if there is no such file, it is not audio or exceeds a limit
   */
  public AudioContents contents(Path file) {
    AudioInput input = AudioInput.open(file, fileName(file), limits);
    try (ChannelStream source = channels(input)) {
      return new AudioContents(source.tracks(), source.channels(), source.sampleRate());
    }
  }

  private AudioStream open(AudioInput input) {
    ChannelStream source = channels(input);
    try {
      AudioStream stream = new DecodedStream(input, source, selection.channel(), limits);
      input.time().pause();
      return stream;
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private ChannelStream channels(AudioInput input) {
    try {
      return decoder(input);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private ChannelStream decoder(AudioInput input) {
    byte[] start = new byte[12];
    input.read(start.length, ByteOrder.BIG_ENDIAN).get(start, 0, (int) Math.min(12, input.size()));
    Optional<ChannelStream> uncompressed = Optional.empty();
    if (WavDecoder.recognises(start)) {
      uncompressed = WavDecoder.open(input, limits);
    } else if (AiffDecoder.recognises(start)) {
      uncompressed = AiffDecoder.open(input, limits);
    }
    if (uncompressed.isPresent()) {
      requireTrack(input.name(), selection.track(), 1);
      return uncompressed.get();
    }
    Optional<String> unread = UnreadFormat.titleOf(start);
    if (unread.isPresent()) {
      throw new AudioException(
          input.name(), "is " + unread.get() + ", which is not read here: " + CONVERT);
    }
    input.seek(0);
    try {
      return FfmpegDecoder.open(input, limits, selection.track());
    } catch (LinkageError e) {
      throw new AudioException(
          input.name(),
          "is neither WAV nor AIFF without compression, and all else needs FFmpeg's native library: "
              + NativeLibrary.reason("ffmpeg", "jniavutil"),
          e);
    }
  }

  /** Refuses a file that does not have the track that is asked for. */
  static void requireTrack(String name, OptionalInt wanted, int tracks) {
    if (wanted.orElse(1) > tracks) {
      throw new AudioException(
          name,
          "has "
              + (tracks == 1 ? "one audio track" : tracks + " audio tracks")
              + ", and no track "
              + wanted.getAsInt());
    }
  }

  private static AudioClip collect(AudioStream stream, String name) {
    try {
      return join(stream, name);
    } catch (OutOfMemoryError e) {
      throw AudioException.tooLarge(name, e);
    }
  }

  private static AudioClip join(AudioStream stream, String name) {
    List<float[]> blocks = new ArrayList<>();
    int last;
    do {
      float[] block = new float[BLOCK];
      last = stream.read(block);
      blocks.add(block);
      if ((long) blocks.size() * BLOCK > LONGEST_CLIP.toSeconds() * AudioClip.SAMPLE_RATE + BLOCK) {
        throw new AudioException(
            name,
            "lasts longer than the limit of "
                + LONGEST_CLIP.toSeconds()
                + " s for audio that is held in memory");
      }
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
    double seconds = (double) length / stream.sampleRate();
    return new AudioClip(samples, stream.sampleRate(), stream.clipping(0, seconds));
  }

  private static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
