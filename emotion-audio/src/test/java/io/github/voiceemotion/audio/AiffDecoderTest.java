package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AiffDecoderTest {

  /** 16,000 as an 80-bit extended float. */
  private static final byte[] SIXTEEN_KILOHERTZ = {0x40, 0x0C, (byte) 0xFA, 0, 0, 0, 0, 0, 0, 0};

  @Test
  void readsSignedSamplesBigEndian() {
    assertSamples(
        new float[] {-1, 0.5f},
        aiff("AIFF", chunk("COMM", common(1, 8, null)), samples(0x80, 0x40)));
    assertSamples(
        new float[] {-1, 0x0102 / 32768f},
        aiff("AIFF", chunk("COMM", common(1, 16, null)), samples(0x80, 0, 1, 2)));
    assertSamples(
        new float[] {-1, 0x010203 / 8388608f},
        aiff("AIFF", chunk("COMM", common(1, 24, null)), samples(0x80, 0, 0, 1, 2, 3)));
    assertSamples(
        new float[] {0.5f},
        aiff("AIFF", chunk("COMM", common(1, 32, null)), samples(0x40, 0, 0, 0)));
  }

  @Test
  void readsLittleEndianAifc() {
    assertSamples(
        new float[] {0.5f}, aiff("AIFC", chunk("COMM", common(1, 16, "sowt")), samples(0, 0x40)));
  }

  @Test
  void readsFloatAifc() {
    byte[] half = ByteBuffer.allocate(4).putFloat(0.5f).array();
    assertSamples(
        new float[] {0.5f},
        aiff(
            "AIFC",
            chunk("COMM", common(1, 32, "fl32")),
            samples(half[0], half[1], half[2], half[3])));
  }

  @Test
  void readsMuLawAifc() {
    assertSamples(
        new float[] {-32124 / 32768f, 0},
        aiff("AIFC", chunk("COMM", common(1, 16, "ulaw")), samples(0, 0xFF)));
  }

  @Test
  void averagesTheChannels() {
    assertSamples(
        new float[] {0.375f},
        aiff("AIFF", chunk("COMM", common(2, 16, null)), samples(0x40, 0, 0x20, 0)));
  }

  @Test
  void takesTheChunksInAnyOrder() {
    assertSamples(
        new float[] {0.5f},
        aiff(
            "AIFF",
            chunk("NAME", new byte[] {'a', 'b', 'c'}),
            samples(0x40, 0),
            chunk("COMM", common(1, 16, null))));
  }

  @Test
  void refusesCodecsItDoesNotKnow() {
    assertRefused(
        "clip.aiff: is an AIFF file encoded in \"Zzzz\", which is not read here: convert it, for"
            + " instance with 'ffmpeg -i FILE -vn FILE.flac'",
        aiff("AIFC", chunk("COMM", common(1, 16, "Zzzz")), samples(0, 0)));
  }

  @Test
  void refusesFilesWithPartsMissing() {
    assertRefused(
        "clip.aiff: is an AIFF file without samples",
        aiff("AIFF", chunk("COMM", common(1, 16, null))));
    assertRefused("clip.aiff: is an AIFF file without a format", aiff("AIFF", samples(0, 0)));
    assertRefused(
        "clip.aiff: is an AIFF file with a cut header", aiff("AIFF", chunk("COMM", new byte[10])));
  }

  @Test
  void refusesARateThatIsNone() {
    byte[] common = common(1, 16, null);
    common[8] = 0x7F;
    common[9] = (byte) 0xFF;
    assertRefused(
        "clip.aiff: its sample rate is 9223372036854775807 Hz, expected 4000 to 384000",
        aiff("AIFF", chunk("COMM", common), samples(0, 0)));
  }

  private static AudioClip decode(byte[] aiff) {
    return new AudioDecoder().decode(new ByteArrayInputStream(aiff), "clip.aiff");
  }

  private static void assertSamples(float[] expected, byte[] aiff) {
    assertArrayEquals(expected, decode(aiff).samples());
  }

  private static void assertRefused(String message, byte[] aiff) {
    assertEquals(message, assertThrows(AudioException.class, () -> decode(aiff)).getMessage());
  }

  private static byte[] common(int channels, int bits, String codec) {
    ByteBuffer common = ByteBuffer.allocate(codec == null ? 18 : 24);
    common.putShort((short) channels).putInt(1).putShort((short) bits).put(SIXTEEN_KILOHERTZ);
    if (codec != null) {
      common.put(codec.getBytes(StandardCharsets.US_ASCII));
    }
    return common.array();
  }

  private static byte[] samples(int... bytes) {
    byte[] content = new byte[8 + bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[8 + i] = (byte) bytes[i];
    }
    return chunk("SSND", content);
  }

  private static byte[] chunk(String id, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + content.length + content.length % 2);
    return chunk
        .put(id.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] aiff(String type, byte[]... chunks) {
    int size = 12;
    for (byte[] chunk : chunks) {
      size += chunk.length;
    }
    ByteBuffer file = ByteBuffer.allocate(size);
    file.put("FORM".getBytes(StandardCharsets.US_ASCII)).putInt(size - 8);
    file.put(type.getBytes(StandardCharsets.US_ASCII));
    for (byte[] chunk : chunks) {
      file.put(chunk);
    }
    return file.array();
  }
}
