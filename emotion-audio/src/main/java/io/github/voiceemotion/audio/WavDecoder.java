package io.github.voiceemotion.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads WAV: PCM of 8 to 32 bits, float, A-law and mu-law, with the sample values exactly as
 * stored. Needs no native library.
 *
 * <p>Chunks may come in any number before the samples. A size of the samples that was never filled
 * in, as programs leave it that write to a pipe, means up to the end, and one beyond the end is cut
 * there. Source: Microsoft's "Multimedia Programming Interface and Data Specifications 1.0" and EBU
 * Tech 3306 for RF64.
 */
final class WavDecoder {

  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  private static final long UNKNOWN_SIZE = 0xFFFFFFFFL;
  private static final int FORMAT_BYTES = 16;
  private static final int EXTENDED_FORMAT_BYTES = 26;

  private record Format(SampleFormat sampleFormat, int stride, int channels, int sampleRate) {}

  private WavDecoder() {}

  /** Tells whether the input's first twelve bytes are those of a WAV file. */
  static boolean recognises(byte[] start) {
    if (start.length < 12) {
      return false;
    }
    String container = new String(start, 0, 4, StandardCharsets.US_ASCII);
    return (container.equals("RIFF") || container.equals("RF64") || container.equals("BW64"))
        && new String(start, 8, 4, StandardCharsets.US_ASCII).equals("WAVE");
  }

  /**
   * Reads up to the first sample.
   *
   * @return empty if the samples are compressed, which is for others to read
   * @throws AudioException if the header is cut, contradicts itself or exceeds a limit
   */
  static Optional<ChannelStream> open(AudioInput input, DecodeLimits limits) {
    input.seek(4);
    boolean complete = size(input.read(4, ByteOrder.LITTLE_ENDIAN), 0) + 8 == input.size();
    long longDataSize = Long.MAX_VALUE;
    Format format = null;
    long chunk = 12;
    while (chunk + 8 <= input.size()) {
      input.seek(chunk);
      ByteBuffer header = input.read(8, ByteOrder.LITTLE_ENDIAN);
      String id = StandardCharsets.US_ASCII.decode(header.slice(0, 4)).toString();
      long size = size(header, 4);
      if (id.equals("data")) {
        if (size == UNKNOWN_SIZE) {
          size = longDataSize;
        } else if (size == 0 && !complete) {
          size = Long.MAX_VALUE;
        }
        return Optional.of(stream(input, format, chunk + 8, size));
      }
      if (id.equals("fmt ")) {
        Optional<Format> said = format(input, size, limits);
        if (said.isEmpty()) {
          return Optional.empty();
        }
        format = said.get();
      } else if (id.equals("ds64") && size >= 16) {
        longDataSize = longDataSize(input);
      }
      chunk += 8 + size + (size & 1);
    }
    throw new AudioException(input.name(), "is a WAV file without samples");
  }

  private static ChannelStream stream(AudioInput input, Format format, long offset, long size) {
    if (format == null) {
      throw new AudioException(input.name(), "is a WAV file without a format before its samples");
    }
    return new PcmStream(
        input,
        new PcmStream.Layout(
            offset,
            Math.min(size, input.size() - offset),
            ByteOrder.LITTLE_ENDIAN,
            format.sampleFormat,
            format.stride,
            format.channels,
            format.sampleRate));
  }

  private static Optional<Format> format(AudioInput input, long size, DecodeLimits limits) {
    ByteBuffer bytes =
        input.read((int) Math.min(size, EXTENDED_FORMAT_BYTES), ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < FORMAT_BYTES) {
      throw new AudioException(input.name(), "is a WAV file with a cut header");
    }
    int tag = bytes.getShort(0) & 0xFFFF;
    int channels = bytes.getShort(2) & 0xFFFF;
    long sampleRate = size(bytes, 4);
    int blockBytes = bytes.getShort(12) & 0xFFFF;
    int bits = bytes.getShort(14) & 0xFFFF;
    if (tag == EXTENSIBLE && bytes.limit() == EXTENDED_FORMAT_BYTES) {
      tag = bytes.getShort(24) & 0xFFFF;
    }
    limits.checkChannels(input.name(), channels);
    Resampler.checkRate(input.name(), sampleRate);
    Optional<SampleFormat> known = sampleFormat(tag, bits);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    SampleFormat sampleFormat = known.get();
    // Some programs keep 24 bits in four bytes: the block then says so.
    boolean padded =
        blockBytes % channels == 0
            && blockBytes / channels > sampleFormat.bytes()
            && blockBytes / channels <= Long.BYTES;
    int stride = padded ? blockBytes / channels : sampleFormat.bytes();
    return Optional.of(new Format(sampleFormat, stride, channels, (int) sampleRate));
  }

  private static Optional<SampleFormat> sampleFormat(int tag, int bits) {
    if (tag == A_LAW && bits == 8) {
      return Optional.of(SampleFormat.A_LAW);
    }
    if (tag == MU_LAW && bits == 8) {
      return Optional.of(SampleFormat.MU_LAW);
    }
    if (tag == FLOAT && (bits == 32 || bits == 64)) {
      return Optional.of(bits == 32 ? SampleFormat.FLOAT_32 : SampleFormat.FLOAT_64);
    }
    if (tag == PCM && bits >= 1 && bits <= 32) {
      // An odd number of bits is kept in the high bits of the next whole byte.
      return Optional.of(
          switch ((bits + 7) / 8) {
            case 1 -> SampleFormat.UNSIGNED_8;
            case 2 -> SampleFormat.SIGNED_16;
            case 3 -> SampleFormat.SIGNED_24;
            default -> SampleFormat.SIGNED_32;
          });
    }
    return Optional.empty();
  }

  private static long longDataSize(AudioInput input) {
    ByteBuffer sizes = input.read(16, ByteOrder.LITTLE_ENDIAN);
    long dataSize = sizes.limit() == 16 ? sizes.getLong(8) : 0;
    return dataSize > 0 ? dataSize : Long.MAX_VALUE;
  }

  private static long size(ByteBuffer bytes, int index) {
    return bytes.limit() < index + 4 ? 0 : Integer.toUnsignedLong(bytes.getInt(index));
  }
}
