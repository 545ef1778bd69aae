package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Decodes broken files, thousands of them: each ends in a clip or an {@link AudioException}, soon,
 * and leaves no memory behind.
 *
 * <p>{@code -Dfuzz.mutants=20000} gives each format as many mutants instead of the default, and
 * {@code -Dfuzz.seed=7} others.
 */
@Tag("slow")
class HostileInputTest {

  private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 64);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  /** Far above what a mutant of a file of a few kilobytes takes. */
  private static final Duration SLOW = Duration.ofSeconds(10);

  private static final DecodeLimits LIMITS =
      new DecodeLimits(1 << 20, Duration.ofMinutes(1), 8, SLOW);

  private final AudioDecoder decoder = new AudioDecoder(LIMITS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech.wav",
        "speech.aiff",
        "tone-8-channels.flac",
        "speech-vorbis.ogg",
        "speech-opus.ogg",
        "tone-6-channels-opus.ogg",
        "tone-8k.mp3",
        "speech.mp3",
        "tone-with-cover.mp3",
        "speech.aac",
        "tone-11k.m4a",
        "tone-alac.m4a",
        "speech-fragmented.mp4",
        "video-with-tone.mp4",
        "speech-live.webm",
        "tone-opus.webm"
      })
  void endsInAClipOrAnAudioException(String name, TestReporter reporter) {
    endsInAClipOrAnAudioException(name, TestAudio.bytes(name), reporter);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void endsInAClipOrAnAudioException(Path file, TestReporter reporter) throws IOException {
    endsInAClipOrAnAudioException(
        file.getFileName().toString(), Files.readAllBytes(file), reporter);
  }

  static List<Path> formats() {
    return TestAudio.formats();
  }

  private void endsInAClipOrAnAudioException(String name, byte[] original, TestReporter reporter) {
    Random random = new Random(SEED * 31 + name.hashCode());
    int clips = 0;
    long slowest = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Mutation mutation = Mutation.values()[i % Mutation.values().length];
      byte[] mutant = mutation.of(original, random);
      long start = System.nanoTime();
      try {
        AudioClip clip = decoder.decode(new ByteArrayInputStream(mutant), name);
        clips++;
        for (float sample : clip.samples()) {
          assertTrue(Float.isFinite(sample));
        }
      } catch (AudioException e) {
        assertTrue(e.getMessage().startsWith(name + ": "), e::getMessage);
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    long slowestMillis = slowest / 1_000_000;
    reporter.publishEntry(
        name,
        String.format(
            "%d mutants, %d clips, %d refused, slowest %d ms, resident %d MiB",
            MUTANTS, clips, MUTANTS - clips, slowestMillis, DecodeAgain.residentKilobytes() >> 10));
    assertTrue(slowestMillis < SLOW.toMillis(), () -> "slowest " + slowestMillis + " ms");
  }

  /** In a process of its own, whose heap is too small to hide what native code leaves behind. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNoMemoryBehind() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DecodeAgain.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor(), lines::toString);
    long grown = Long.parseLong(lines.get(0));
    assertTrue(grown < 12_000, () -> "grew by " + grown + " KiB");
  }

  /** Prints by how many kilobytes the process grows while it decodes the same files many times. */
  static final class DecodeAgain {

    private static final int WARM_UP = 500;
    private static final int ROUNDS = 1_000;

    private DecodeAgain() {}

    public static void main(String[] args) {
      byte[][] inputs = {
        TestAudio.bytes("tone-8k.mp3"),
        TestAudio.bytes("tone-opus.webm"),
        TestAudio.bytes("tone-11k.m4a"),
        TestAudio.bytes("tone-stereo.ogg"),
        TestAudio.bytes("tone-192k-24bit.flac"),
        TestAudio.bytes("tone-ac3.mp4"),
        TestAudio.bytes("video-without-audio.mp4"),
        Arrays.copyOf(TestAudio.bytes("tone-stereo.ogg"), 3_000),
        Arrays.copyOf(TestAudio.bytes("tone-11k.m4a"), 1_000),
        "no audio at all".getBytes(StandardCharsets.US_ASCII),
      };
      decode(inputs, WARM_UP);
      long before = residentKilobytes();
      decode(inputs, ROUNDS);
      System.out.println(residentKilobytes() - before);
    }

    private static void decode(byte[][] inputs, int rounds) {
      AudioDecoder decoder = new AudioDecoder();
      int refused = 0;
      for (int i = 0; i < rounds; i++) {
        try {
          decoder.decode(new ByteArrayInputStream(inputs[i % inputs.length]), "again");
        } catch (AudioException e) {
          refused++;
        }
      }
      if (refused == 0 || refused == rounds) {
        throw new IllegalStateException(refused + " of " + rounds + " were refused");
      }
    }

    /** Returns the memory of this process, 0 where the system does not tell. */
    static long residentKilobytes() {
      Path status = Path.of("/proc/self/status");
      if (!Files.exists(status)) {
        return 0;
      }
      try (Stream<String> lines = Files.lines(status)) {
        return lines
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
