package io.github.voiceemotion.spark;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Recordings for tests, cut from the samples. */
final class Clips {

  static final Path SAMPLES = Path.of("../data/samples").toAbsolutePath().normalize();

  private Clips() {}

  /** Writes a second and a half of somebody who reads, another one for each index. */
  static Path write(Path file, int index) throws IOException {
    AudioClip reading = new AudioDecoder().decode(SAMPLES.resolve("reading.wav"));
    int length = reading.sampleRate() * 3 / 2;
    int start = index * 1_000 % (reading.length() - length);
    Files.createDirectories(file.getParent());
    WavWriter.write(
        new AudioClip(
            Arrays.copyOfRange(reading.samples(), start, start + length), reading.sampleRate()),
        file);
    return file;
  }

  /** Writes somebody who reads the same again and again. */
  static Path writeLong(Path file, int times) throws IOException {
    AudioClip reading = new AudioDecoder().decode(SAMPLES.resolve("reading.wav"));
    float[] samples = new float[times * reading.length()];
    for (int i = 0; i < times; i++) {
      System.arraycopy(reading.samples(), 0, samples, i * reading.length(), reading.length());
    }
    WavWriter.write(new AudioClip(samples, reading.sampleRate()), file);
    return file;
  }
}
