package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioDecoderTest {

  private final AudioDecoder decoder = new AudioDecoder();

  @TempDir Path folder;

  @Test
  void readsWavBitExactly() {
    ByteBuffer stored =
        ByteBuffer.wrap(TestAudio.bytes("speech.wav")).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = TestAudio.speech().samples();
    assertEquals(48_000, samples.length);
    for (int i = 0; i < samples.length; i++) {
      assertEquals(stored.getShort(44 + 2 * i) / 32768f, samples[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.flac", "speech.aiff"})
  void readsLosslessFormatsBitExactly(String name) {
    assertArrayEquals(TestAudio.speech().samples(), decoder.decode(TestAudio.path(name)).samples());
  }

  @ParameterizedTest
  @CsvSource({
    "speech-vorbis.ogg, 48000, 0.98",
    "speech-opus.ogg, 48000, 0.98",
    "speech.mp3, 48000, 0.98",
    "speech.m4a, 48128, 0.98",
    "speech-live.webm, 48000, 0.98",
  })
  void readsLossyFormatsInPlace(String name, int length, double correlation) {
    AudioClip clip = decoder.decode(TestAudio.path(name));
    assertEquals(AudioClip.SAMPLE_RATE, clip.sampleRate());
    assertEquals(length, clip.length(), 320);
    assertTrue(correlation(clip, 0) > correlation, () -> "correlation " + correlation(clip, 0));
  }

  @Test
  void readsRawAacBehindItsPriming() {
    AudioClip clip = decoder.decode(TestAudio.path("speech.aac"));
    assertTrue(correlation(clip, 1024) > 0.98);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"speech.wav", "speech.aiff", "speech.flac", "speech-opus.ogg", "speech.m4a"})
  void readsStreamsLikeFiles(String name) {
    assertArrayEquals(
        decoder.decode(TestAudio.path(name)).samples(),
        decoder.decode(new ByteArrayInputStream(TestAudio.bytes(name)), name).samples());
  }

  @Test
  void readsBlockByBlockWhatItReadsAtOnce() {
    float[] whole = decoder.decode(TestAudio.path("speech.mp3")).samples();
    float[] pieces = new float[whole.length];
    int position = 0;
    float[] block = new float[777];
    try (AudioStream stream = decoder.open(TestAudio.path("speech.mp3"))) {
      assertEquals(AudioClip.SAMPLE_RATE, stream.sampleRate());
      int read;
      while ((read = stream.read(block)) > 0) {
        System.arraycopy(block, 0, pieces, position, read);
        position += read;
      }
    }
    assertEquals(whole.length, position);
    assertArrayEquals(whole, pieces);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech.wav",
        "speech.aiff",
        "speech.flac",
        "speech-vorbis.ogg",
        "speech-opus.ogg",
        "speech.mp3",
        "speech.aac",
        "speech-live.webm"
      })
  void readsCutFilesAsFarAsTheyGo(String name) {
    byte[] bytes = TestAudio.bytes(name);
    byte[] cut = Arrays.copyOf(bytes, bytes.length * 6 / 10);
    AudioClip whole = decoder.decode(TestAudio.path(name));
    AudioClip part = decoder.decode(new ByteArrayInputStream(cut), name);
    assertTrue(
        part.seconds() > 0.3 * whole.seconds() && part.seconds() < 0.8 * whole.seconds(),
        () -> part.seconds() + " s");
    int compared = part.length() - 4000;
    assertArrayEquals(
        Arrays.copyOf(whole.samples(), compared), Arrays.copyOf(part.samples(), compared), 1e-6f);
  }

  @Test
  void mayBeClosedTwiceAndReadsNothingThen() {
    for (Path file : TestAudio.formats()) {
      AudioStream stream = decoder.open(file);
      stream.close();
      stream.close();
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> stream.read(new float[10]));
      assertEquals("the audio stream of " + file.getFileName() + " is closed", e.getMessage());
    }
  }

  @Test
  void tellsHowMuchHasBeenRead() {
    for (String name : new String[] {"speech.wav", "speech.mp3", "speech-live.webm"}) {
      try (AudioStream stream = decoder.open(TestAudio.path(name))) {
        while (stream.read(new float[16_000]) == 16_000) {
          assertTrue(stream.share() > 0 && stream.share() <= 1, name + " " + stream.share());
        }
        assertEquals(1, stream.share(), 0.01, name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wvpk, WavPack",
    "'MAC ', 'Monkey''s Audio'",
    "TTA1, True Audio",
    "'RIFF....AVI ', AVI",
    "#!SILK, SILK",
  })
  void namesFormatsThatAreNotReadAndSaysHowToConvertThem(String start, String title) {
    byte[] file = Arrays.copyOf(start.getBytes(StandardCharsets.US_ASCII), 200);
    assertRefused(
        file,
        "upload: is "
            + title
            + ", which is not read here: convert it, for instance with 'ffmpeg -i FILE -vn"
            + " FILE.flac'");
  }

  @Test
  void goesByTheContentNotTheName() throws IOException {
    Path misnamed = Files.write(folder.resolve("speech.mp3"), TestAudio.bytes("speech.flac"));
    assertArrayEquals(TestAudio.speech().samples(), decoder.decode(misnamed).samples());
  }

  @Test
  void refusesMissingFile() {
    assertRefused(folder.resolve("gone.wav"), "gone.wav: no such file");
  }

  @Test
  void refusesFolder() {
    assertRefused(folder, folder.getFileName() + ": is a folder, not an audio file");
  }

  @Test
  void refusesEmptyFile() throws IOException {
    assertRefused(Files.createFile(folder.resolve("a.wav")), "a.wav: is empty (0 bytes)");
  }

  @Test
  void refusesEmptyStream() {
    assertRefused(new byte[0], "upload: is empty (0 bytes)");
  }

  @Test
  void refusesWhatIsNotAudio() {
    byte[] text = "It was a dark and stormy night. ".repeat(100).getBytes(StandardCharsets.UTF_8);
    assertRefused(
        text, "upload: is not audio in a format that is read here (" + FfmpegDecoder.READ + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call.g722", "call.GSM", "call.ulaw"})
  void saysThatAStreamWithoutAHeaderDoesNotTellItsEncoding(String name) {
    byte[] samples = new byte[4_000];
    AudioException refusal =
        assertThrows(
            AudioException.class,
            () -> new AudioDecoder().decode(new ByteArrayInputStream(samples), name));
    assertEquals(
        name
            + ": is a stream without a header, which does not say how it is encoded: convert it by"
            + " naming that, for instance with 'ffmpeg -f g722 -i FILE FILE.flac'",
        refusal.getMessage());
  }

  /** A forged index leads anywhere; what file systems say of such places is no user's business. */
  @Test
  void readsNothingBeyondTheEndHoweverFar() {
    byte[] bytes = {1, 2, 3};
    try (AudioInput input =
        AudioInput.open(new ByteArrayInputStream(bytes), "forged", DecodeLimits.DEFAULT)) {
      input.seek(Long.MAX_VALUE);
      assertEquals(0, input.read(ByteBuffer.allocate(3)));
      input.seek(1);
      assertEquals(2, input.read(ByteBuffer.allocate(3)));
    }
  }

  @Test
  void refusesWavWithoutSamples() {
    byte[] header = Arrays.copyOf(TestAudio.bytes("speech.wav"), 44);
    assertRefused(header, "upload: has no audio samples");
    assertRefused(Arrays.copyOf(header, 36), "upload: is a WAV file without samples");
  }

  @Test
  void refusesFileOverTheByteLimit() {
    AudioDecoder strict =
        new AudioDecoder(new DecodeLimits(1000, Duration.ofHours(1), 8, Duration.ofMinutes(1)));
    AudioException fromFile =
        assertThrows(AudioException.class, () -> strict.decode(TestAudio.path("speech.wav")));
    assertEquals("speech.wav: has 96044 bytes, the limit is 1000", fromFile.getMessage());
    AudioException fromStream =
        assertThrows(AudioException.class, () -> strict.decode(new EndlessStream(), "endless"));
    assertEquals("endless: has more bytes than the limit of 1000", fromStream.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.wav", "speech.mp3"})
  void refusesAudioOverTheDurationLimit(String name) {
    AudioDecoder strict =
        new AudioDecoder(
            new DecodeLimits(1 << 20, Duration.ofSeconds(2), 8, Duration.ofMinutes(1)));
    AudioException e =
        assertThrows(AudioException.class, () -> strict.decode(TestAudio.path(name)));
    assertEquals(name + ": lasts longer than the limit of 2.0 s", e.getMessage());
  }

  @Test
  void refusesAudioOverTheChannelLimit() {
    AudioDecoder strict =
        new AudioDecoder(new DecodeLimits(1 << 20, Duration.ofHours(1), 1, Duration.ofMinutes(1)));
    AudioException e =
        assertThrows(AudioException.class, () -> strict.decode(TestAudio.path("speech.mp3")));
    assertEquals("speech.mp3: has 2 channels, the limit is 1", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.wav", "speech.flac"})
  void refusesAudioOverTheTimeLimit(String name) {
    AudioDecoder strict =
        new AudioDecoder(new DecodeLimits(1 << 20, Duration.ofHours(1), 8, Duration.ofNanos(1)));
    AudioException e =
        assertThrows(AudioException.class, () -> strict.decode(TestAudio.path(name)));
    assertEquals(name + ": decoding takes longer than the limit of 0.0 s", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"connection reset, connection reset", ", IOException"})
  void saysWhyAStreamCannotBeRead(String message, String shown) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException(message);
          }
        };
    AudioException e = assertThrows(AudioException.class, () -> decoder.decode(broken, "upload"));
    assertEquals("upload: cannot be read (" + shown + ")", e.getMessage());
  }

  @Test
  void leavesTheCallersStreamOpen() {
    class Watched extends ByteArrayInputStream {
      boolean closed;

      Watched(byte[] bytes) {
        super(bytes);
      }

      @Override
      public void close() {
        closed = true;
      }
    }

    Watched in = new Watched(TestAudio.bytes("speech.flac"));
    decoder.decode(in, "speech.flac");
    assertTrue(!in.closed);
  }

  @Test
  void decodesInManyThreadsAtOnce() {
    float[] expected = decoder.decode(TestAudio.path("speech-opus.ogg")).samples();
    List<float[]> decoded =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> decoder.decode(TestAudio.path("speech-opus.ogg")).samples())
            .collect(Collectors.toList());
    for (float[] samples : decoded) {
      assertArrayEquals(expected, samples);
    }
  }

  @Test
  void keepsMoreThanADozenStreamsOpen() {
    AudioStream[] streams = new AudioStream[40];
    for (int i = 0; i < streams.length; i++) {
      streams[i] = decoder.open(TestAudio.path("speech-vorbis.ogg"));
    }
    float[] block = new float[1000];
    for (AudioStream stream : streams) {
      assertEquals(1000, stream.read(block));
      stream.close();
    }
  }

  @Test
  void readsWavAndSaysWhatToAddWithoutNativeLibraries() throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*-(linux|macosx|windows)-[a-z0-9_]+\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                DecodeEach.class.getName(),
                TestAudio.path("speech.wav").toString(),
                TestAudio.path("speech.aiff").toString(),
                TestAudio.path("speech.mp3").toString(),
                TestAudio.path("speech.flac").toString())
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor(), lines::toString);
    assertEquals("speech.wav: 48000 samples", lines.get(0));
    assertEquals("speech.aiff: 48000 samples", lines.get(1));
    assertTrue(
        lines
            .get(2)
            .matches(
                "speech.mp3: is neither WAV nor AIFF without compression, and all else needs"
                    + " FFmpeg's native library: add org.bytedeco:ffmpeg and org.bytedeco:javacpp"
                    + " with the classifier [a-z]+-[a-z0-9_]+"),
        lines::toString);
    assertTrue(lines.get(3).startsWith("speech.flac: is neither WAV nor AIFF"), lines::toString);
    assertEquals(4, lines.size(), lines::toString);
  }

  /** Prints a line for each file: its length, or why it could not be read. */
  static final class DecodeEach {

    private DecodeEach() {}

    public static void main(String[] files) {
      for (String file : files) {
        try {
          Path path = Path.of(file);
          int length = new AudioDecoder().decode(path).length();
          System.out.println(path.getFileName() + ": " + length + " samples");
        } catch (AudioException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  private static final class EndlessStream extends InputStream {
    @Override
    public int read() {
      return 0;
    }
  }

  private void assertRefused(Path file, String message) {
    AudioException e = assertThrows(AudioException.class, () -> decoder.decode(file));
    assertEquals(message, e.getMessage());
  }

  private void assertRefused(byte[] content, String message) {
    AudioException e =
        assertThrows(
            AudioException.class,
            () -> decoder.decode(new ByteArrayInputStream(content), "upload"));
    assertEquals(message, e.getMessage());
  }

  private static double correlation(AudioClip clip, int delay) {
    float[] expected = TestAudio.speech().samples();
    double product = 0;
    double energy = 0;
    double expectedEnergy = 0;
    for (int i = 0; i < Math.min(expected.length, clip.length() - delay); i++) {
      double sample = clip.samples()[i + delay];
      product += sample * expected[i];
      energy += sample * sample;
      expectedEnergy += expected[i] * expected[i];
    }
    return product / Math.sqrt(energy * expectedEnergy);
  }
}
