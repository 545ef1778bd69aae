package io.github.voiceemotion.transcription.sphinx;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;

/** The clips among the test's resources. */
final class Sentences {

  private Sentences() {}

  static AudioClip clip(String name) {
    try (InputStream in = Sentences.class.getResourceAsStream(name)) {
      return new AudioDecoder().decode(in, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(String name) {
    try {
      return Path.of(Sentences.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns clips one after the other, with silence around each. */
  static AudioClip joined(double silenceSeconds, AudioClip... clips) {
    int silence = (int) (silenceSeconds * AudioClip.SAMPLE_RATE);
    int length = Arrays.stream(clips).mapToInt(AudioClip::length).sum();
    float[] samples = new float[length + (clips.length + 1) * silence];
    int at = silence;
    for (AudioClip clip : clips) {
      System.arraycopy(clip.samples(), 0, samples, at, clip.length());
      at += clip.length() + silence;
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }
}
