package io.github.voiceemotion.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.audio.AudioClip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class NoneEngineTest {

  private static final TranscriptionOptions OPTIONS =
      TranscriptionOptions.defaults().withEngine("none").withLanguage("de");

  private final TranscriptionEngine engine = new NoneEngine();

  @Test
  void isFoundByItsName() {
    assertEquals(
        1,
        ServiceLoader.load(TranscriptionEngine.class).stream()
            .filter(found -> found.get().name().equals("none"))
            .count());
  }

  @Test
  void writesNothing() {
    try (Transcriber transcriber = engine.open(OPTIONS)) {
      assertEquals("none", transcriber.engine());
      assertEquals(
          new Transcript("", List.of(), "none", "de", false, Duration.ZERO),
          transcriber.transcribe(new AudioClip(new float[100], 8_000)));
    }
  }

  @Test
  void keepsAudioOnTheMachine() {
    assertFalse(engine.leavesTheMachine());
  }

  @Test
  void refusesEverySettingItDoesNotTake() {
    Path file = Path.of("file");

    assertThrows(IllegalArgumentException.class, () -> engine.open(OPTIONS.withModel(file)));
    assertThrows(IllegalArgumentException.class, () -> engine.open(OPTIONS.withTranslation(true)));
    assertThrows(
        IllegalArgumentException.class, () -> engine.open(OPTIONS.withKey(ApiKey.of("key"))));
  }
}
