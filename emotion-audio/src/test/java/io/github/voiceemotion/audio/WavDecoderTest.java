package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavDecoderTest {

  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;

  @TempDir Path folder;

  @Test
  void readsEightBits() {
    assertSamples(new float[] {-1, 0, 127 / 128f}, wav(PCM, 8, 1, data(0, 128, 255)));
  }

  @Test
  void readsSixteenBits() {
    assertSamples(
        new float[] {-1, 0, 32767 / 32768f, 258 / 32768f},
        wav(PCM, 16, 1, data(0, 0x80, 0, 0, 0xFF, 0x7F, 2, 1)));
  }

  @Test
  void readsTwentyFourBits() {
    assertSamples(
        new float[] {-1, -1 / 8388608f, 0x030201 / 8388608f},
        wav(PCM, 24, 1, data(0, 0, 0x80, 0xFF, 0xFF, 0xFF, 1, 2, 3)));
  }

  @Test
  void readsThirtyTwoBits() {
    assertSamples(new float[] {-1, 0.5f}, wav(PCM, 32, 1, data(0, 0, 0, 0x80, 0, 0, 0, 0x40)));
  }

  @Test
  void readsTwelveBitsFromTheHighEndOfTwoBytes() {
    assertSamples(new float[] {0.5f}, wav(PCM, 12, 1, data(0, 0x40)));
  }

  @Test
  void readsTwentyFourBitsInFourBytes() {
    byte[] wav = wav(PCM, 24, 1, data(0, 0, 0x40, 0, 0, 0, 0xC0, 0));
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putShort(32, (short) 4);
    assertSamples(new float[] {0.5f, -0.5f}, wav);
  }

  @Test
  void readsFloats() {
    ByteBuffer floats = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    floats.putFloat(0.1f).putFloat(-1.5f).putFloat(1e-20f);
    assertSamples(new float[] {0.1f, -1.5f, 1e-20f}, wav(FLOAT, 32, 1, floats.array()));
    ByteBuffer doubles = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    doubles.putDouble(0.1).putDouble(-2);
    assertSamples(new float[] {0.1f, -2}, wav(FLOAT, 64, 1, doubles.array()));
  }

  @Test
  void readsFloatsThatAreNoNumbersAsSilence() {
    ByteBuffer floats = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    floats.putFloat(Float.NaN).putFloat(Float.POSITIVE_INFINITY).putFloat(-3e38f);
    floats.putFloat(0.5f).putFloat(Float.MIN_VALUE);
    assertSamples(new float[] {0, 0, 0, 0.5f, Float.MIN_VALUE}, wav(FLOAT, 32, 1, floats.array()));
  }

  @ParameterizedTest
  @CsvSource({A_LAW + ", a-law.s16le", MU_LAW + ", mu-law.s16le"})
  void expandsEveryCodeOfTheLogarithmicLaws(int tag, String expectedFile) {
    byte[] codes = new byte[256];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) i;
    }
    ByteBuffer linear =
        ByteBuffer.wrap(TestAudio.bytes(expectedFile)).order(ByteOrder.LITTLE_ENDIAN);
    float[] expected = new float[256];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = linear.getShort(2 * i) / 32768f;
    }
    assertSamples(expected, wav(tag, 8, 1, codes));
  }

  @Test
  void readsTheExtensibleFormat() {
    ByteBuffer format = format(0xFFFE, 16, 2, 40);
    format.putShort(16, (short) 22).putShort(18, (short) 16).putInt(20, 3).putShort(24, (short) 1);
    byte[] wav =
        file(chunk("fmt ", format.array()), chunk("data", data(0, 0x40, 0, 0x20, 0, 0, 0, 0x40)));
    assertSamples(new float[] {0.375f, 0.25f}, wav);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 8})
  void averagesTheChannels(int channels) {
    ByteBuffer frames = ByteBuffer.allocate(4 * channels).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2 * channels; i++) {
      frames.putShort((short) (i * 1000));
    }
    assertSamples(
        new float[] {
          (channels - 1) * 500 / 32768f, (channels - 1) * 500 / 32768f + channels * 1000 / 32768f
        },
        wav(PCM, 16, channels, frames.array()));
  }

  @Test
  void skipsOtherChunksOfEvenAndOddLength() {
    byte[] wav =
        file(
            chunk("JUNK", new byte[28]),
            chunk("bext", data(1, 2, 3)),
            chunk("fmt ", format(PCM, 16, 1, 18).array()),
            chunk("LIST", data(9)),
            chunk("data", data(0, 0x40)),
            chunk("id3 ", data(1, 2, 3, 4, 5)));
    assertSamples(new float[] {0.5f}, wav);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_000})
  void readsToTheEndWhereTheSizeIsUnknownOrTooLarge(int size) {
    byte[] wav = wav(PCM, 16, 1, data(0, 0x40, 0, 0xC0));
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, size).putInt(40, size);
    assertSamples(new float[] {0.5f, -0.5f}, wav);
  }

  @Test
  void takesASizeOfZeroSeriouslyInACompleteFile() {
    byte[] wav =
        file(
            chunk("fmt ", format(PCM, 16, 1, 16).array()),
            chunk("data", new byte[0]),
            chunk("LIST", new byte[20]));
    assertRefused("clip.wav: has no audio samples", wav);
  }

  @Test
  void readsTheSizeOfRf64FromItsOwnChunk() {
    ByteBuffer sizes = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    sizes.putLong(1000).putLong(2);
    byte[] wav =
        file(
            chunk("ds64", sizes.array()),
            chunk("fmt ", format(PCM, 16, 1, 16).array()),
            chunk("data", data(0, 0x40)),
            chunk("LIST", data(1, 2, 3, 4)));
    ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(0, "RF64".getBytes(StandardCharsets.US_ASCII)).putInt(4, -1);
    bytes.putInt(12 + 36 + 24 + 4, -1);
    assertSamples(new float[] {0.5f}, wav);
  }

  @Test
  void dropsACutFrameAtTheEnd() {
    assertSamples(new float[] {0.5f}, wav(PCM, 16, 2, data(0, 0x40, 0, 0x40, 0, 0x40, 7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000})
  void resamplesFromEveryUsualRate(int rate) {
    ByteBuffer samples = ByteBuffer.allocate(2 * rate).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rate; i++) {
      samples.putShort((short) Math.rint(16384 * Math.sin(2 * Math.PI * 440 * i / rate)));
    }
    byte[] wav = wav(PCM, 16, 1, samples.array());
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(24, rate);
    AudioClip clip = decode(wav);
    assertEquals(16_000, clip.length());
    float[] expected = Signals.tone(440, 0.5, 16_000, 16_000).samples();
    for (int i = 1000; i < 15_000; i++) {
      assertEquals(expected[i], clip.samples()[i], 1e-4);
    }
  }

  @Test
  void refusesCodecsItDoesNotKnow() {
    assertRefused(
        "clip.wav: is encoded in a codec that has no name here, which is not read here: convert it,"
            + " for instance with 'ffmpeg -i FILE -vn FILE.flac'",
        wav(0x4242, 4, 1, new byte[100]));
  }

  @Test
  void refusesHeadersThatMakeNoSense() {
    assertRefused("clip.wav: has no channels", wav(PCM, 16, 0, new byte[4]));
    assertRefused("clip.wav: has 9 channels, the limit is 8", wav(PCM, 16, 9, new byte[36]));
    assertRefused(
        "clip.wav: is a WAV file without a format before its samples",
        file(chunk("data", new byte[4])));
    assertRefused("clip.wav: is a WAV file with a cut header", file(chunk("fmt ", new byte[10])));
    byte[] wav = wav(PCM, 16, 1, new byte[4]);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(24, -1);
    assertRefused("clip.wav: its sample rate is 4294967295 Hz, expected 4000 to 384000", wav);
  }

  @Test
  void walksLongAudioInConstantMemory() throws IOException {
    Path file = folder.resolve("long.wav");
    long dataBytes = 900L * 48_000 * 2;
    byte[] header = Arrays.copyOf(wav(PCM, 16, 1, new byte[0]), 44);
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(24, 48_000)
        .putInt(40, (int) dataBytes);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(header);
      sparse.setLength(header.length + dataBytes);
    }
    long samples = 0;
    float[] block = new float[1 << 16];
    try (AudioStream stream = new AudioDecoder().open(file)) {
      com.sun.management.ThreadMXBean threads =
          (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      int read;
      while ((read = stream.read(block)) > 0) {
        samples += read;
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < 2 << 20, () -> "allocated " + allocated + " bytes");
    }
    assertEquals(900L * 16_000, samples);
  }

  private static AudioClip decode(byte[] wav) {
    return new AudioDecoder().decode(new ByteArrayInputStream(wav), "clip.wav");
  }

  private static void assertSamples(float[] expected, byte[] wav) {
    assertArrayEquals(expected, decode(wav).samples());
  }

  private static void assertRefused(String message, byte[] wav) {
    assertEquals(message, assertThrows(AudioException.class, () -> decode(wav)).getMessage());
  }

  private static byte[] data(int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    return data;
  }

  private static ByteBuffer format(int tag, int bits, int channels, int size) {
    ByteBuffer format = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    int frameBytes = channels * ((bits + 7) / 8);
    format.putShort((short) tag).putShort((short) channels).putInt(AudioClip.SAMPLE_RATE);
    format.putInt(AudioClip.SAMPLE_RATE * frameBytes).putShort((short) frameBytes);
    return format.putShort((short) bits);
  }

  private static byte[] wav(int tag, int bits, int channels, byte[] data) {
    return file(chunk("fmt ", format(tag, bits, channels, 16).array()), chunk("data", data));
  }

  private static byte[] chunk(String id, byte[] content) {
    ByteBuffer chunk =
        ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
    return chunk
        .put(id.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] file(byte[]... chunks) {
    int size = 12;
    for (byte[] chunk : chunks) {
      size += chunk.length;
    }
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(size - 8);
    file.put("WAVE".getBytes(StandardCharsets.US_ASCII));
    for (byte[] chunk : chunks) {
      file.put(chunk);
    }
    return file.array();
  }
}
