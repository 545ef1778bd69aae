package io.github.voiceemotion.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

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
