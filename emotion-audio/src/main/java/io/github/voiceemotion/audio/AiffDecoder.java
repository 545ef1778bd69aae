package io.github.voiceemotion.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads AIFF and uncompressed AIFC: PCM of 8 to 32 bits, float, A-law and mu-law. Needs no native
 * library.
 *
 * <p>Source: Apple's "Audio Interchange File Format" 1.3 and its AIFC extension.
 */
final class AiffDecoder {

  private static final int COMMON_BYTES = 18;
  private static final int COMPRESSED_COMMON_BYTES = 22;

  private record Format(SampleFormat sampleFormat, ByteOrder order, int channels, int sampleRate) {}

  private AiffDecoder() {}

  /** Tells whether the input's first twelve bytes are those of an AIFF or AIFC file. */
  static boolean recognises(byte[] start) {
    if (start.length < 12) {
      return false;
    }
    String type = new String(start, 8, 4, StandardCharsets.US_ASCII);
    return new String(start, 0, 4, StandardCharsets.US_ASCII).equals("FORM")
        && (type.equals("AIFF") || type.equals("AIFC"));
  }

  /**
   * Reads the chunks, whose order is free.
   *
   * @return empty if the samples are compressed, which is for others to read
   * @throws AudioException if the header is cut, contradicts itself, names an unknown codec or
   *     exceeds a limit
   */
  static Optional<ChannelStream> open(AudioInput input, DecodeLimits limits) {
    Format format = null;
    long samples = -1;
    long samplesEnd = -1;
    long chunk = 12;
    while (chunk + 8 <= input.size() && (format == null || samples < 0)) {
      input.seek(chunk);
      ByteBuffer header = input.read(12, ByteOrder.BIG_ENDIAN);
      String id = StandardCharsets.US_ASCII.decode(header.slice(0, 4)).toString();
      long size = Integer.toUnsignedLong(header.getInt(4));
      if (id.equals("COMM")) {
        input.seek(chunk + 8);
        Optional<Format> said = format(input, size, limits);
        if (said.isEmpty()) {
          return Optional.empty();
        }
        format = said.get();
      } else if (id.equals("SSND") && header.limit() == 12) {
        // The chunk starts with the samples' offset and a block size.
        samples = chunk + 16 + Integer.toUnsignedLong(header.getInt(8));
        samplesEnd = Math.min(input.size(), size == 0 ? input.size() : chunk + 8 + size);
      }
      chunk += 8 + size + (size & 1);
    }
    if (format == null || samples < 0) {
      throw new AudioException(
          input.name(), "is an AIFF file without " + (format == null ? "a format" : "samples"));
    }
    return Optional.of(
        new PcmStream(
            input,
            new PcmStream.Layout(
                samples,
                Math.max(0, samplesEnd - samples),
                format.order,
                format.sampleFormat,
                format.sampleFormat.bytes(),
                format.channels,
                format.sampleRate)));
  }

  private static Optional<Format> format(AudioInput input, long size, DecodeLimits limits) {
    ByteBuffer bytes =
        input.read((int) Math.min(size, COMPRESSED_COMMON_BYTES), ByteOrder.BIG_ENDIAN);
    if (bytes.limit() < COMMON_BYTES) {
      throw new AudioException(input.name(), "is an AIFF file with a cut header");
    }
    int channels = bytes.getShort(0) & 0xFFFF;
    int bits = bytes.getShort(6) & 0xFFFF;
    double sampleRate = extended(bytes.getShort(8), bytes.getLong(10));
    String codec =
        bytes.limit() == COMPRESSED_COMMON_BYTES
            ? StandardCharsets.US_ASCII.decode(bytes.slice(18, 4)).toString()
            : "NONE";
    limits.checkChannels(input.name(), channels);
    Resampler.checkRate(input.name(), Math.round(sampleRate));
    ByteOrder order = codec.equals("sowt") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return sampleFormat(input.name(), codec, bits)
        .map(known -> new Format(known, order, channels, (int) Math.round(sampleRate)));
  }

  private static Optional<SampleFormat> sampleFormat(String name, String codec, int bits) {
    return switch (codec) {
      case "fl32", "FL32" -> Optional.of(SampleFormat.FLOAT_32);
      case "fl64", "FL64" -> Optional.of(SampleFormat.FLOAT_64);
      case "alaw", "ALAW" -> Optional.of(SampleFormat.A_LAW);
      case "ulaw", "ULAW" -> Optional.of(SampleFormat.MU_LAW);
      case "NONE", "twos", "sowt", "in24", "in32" -> Optional.of(signed(name, bits));
      case "ima4" -> Optional.empty();
      default ->
          throw new AudioException(
              name,
              "is an AIFF file encoded in \""
                  + codec
                  + "\", which is not read here: "
                  + AudioDecoder.CONVERT);
    };
  }

  private static SampleFormat signed(String name, int bits) {
    return switch ((bits + 7) / 8) {
      case 1 -> SampleFormat.SIGNED_8;
      case 2 -> SampleFormat.SIGNED_16;
      case 3 -> SampleFormat.SIGNED_24;
      case 4 -> SampleFormat.SIGNED_32;
      default -> throw new AudioException(name, "is an AIFF file with " + bits + " bits a sample");
    };
  }

  /** Returns the value of an 80-bit extended float, the format of the sample rate. */
  private static double extended(short signAndExponent, long mantissa) {
    int exponent = (signAndExponent & 0x7FFF) - 16383 - 63;
    double magnitude = Math.scalb((double) (mantissa >>> 1) * 2 + (mantissa & 1), exponent);
    return signAndExponent < 0 ? -magnitude : magnitude;
  }
}
