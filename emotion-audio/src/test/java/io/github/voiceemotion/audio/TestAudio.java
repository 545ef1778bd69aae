package io.github.voiceemotion.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recordings among the test resources: one synthesised sentence in each format. */
final class TestAudio {

  private TestAudio() {}

  static Path path(String name) {
    try {
      return Path.of(TestAudio.class.getResource("/audio/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** Returns a file of each format that is read: a word or two of the same speech, 1.2 s. */
  static List<Path> formats() {
    try (Stream<Path> files = Files.list(path("formats"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String name) {
    try (InputStream in = TestAudio.class.getResourceAsStream("/audio/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AudioClip speech() {
    return new AudioDecoder().decode(path("speech.wav"));
  }
}
