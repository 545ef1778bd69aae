package io.github.voiceemotion.transcription;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TranscriptionOptionsTest {

  private static final TranscriptionOptions DEFAULTS = TranscriptionOptions.defaults();
  private static final ApiKey KEY = ApiKey.of("AIza-something-secret");

  @Test
  void changesOneThingAtATime() {
    TranscriptionOptions changed =
        DEFAULTS
            .withEngine("vosk")
            .withLanguage("de")
            .withTranslation(true)
            .withTimeLimit(Duration.ofSeconds(5))
            .withModel(Path.of("model"))
            .withKey(KEY);

    assertEquals(
        new TranscriptionOptions(
            "vosk",
            Optional.of("de"),
            true,
            Duration.ofSeconds(5),
            Optional.of(Path.of("model")),
            Optional.of(KEY)),
        changed);
  }

  @Test
  void namesWhatIsOutOfRange() {
    assertRefused(
        "language is \"english!\", expected a BCP 47 tag such as en-US",
        () -> DEFAULTS.withLanguage("english!"));
    assertRefused(
        "language is \"\", expected a BCP 47 tag such as en-US", () -> DEFAULTS.withLanguage(""));
    assertRefused(
        "timeLimit is PT0S, expected more than zero and at most PT24H",
        () -> DEFAULTS.withTimeLimit(Duration.ZERO));
    assertRefused(
        "timeLimit is PT25H, expected more than zero and at most PT24H",
        () -> DEFAULTS.withTimeLimit(Duration.ofHours(25)));
  }

  @Test
  void refusesWhatAnEngineDoesNotTake() {
    TranscriptionOptions none = DEFAULTS.withEngine("none");

    assertDoesNotThrow(none::refuseModel);
    assertDoesNotThrow(none::refuseTranslation);
    assertDoesNotThrow(none::refuseKey);
    assertRefused(
        "none takes no model, but was given ggml.bin",
        none.withModel(Path.of("ggml.bin"))::refuseModel);
    assertRefused(
        "none does not translate, but was asked to", none.withTranslation(true)::refuseTranslation);
    assertRefused("none takes no key, but was given one", none.withKey(KEY)::refuseKey);
  }

  @Test
  void hidesTheKey() {
    assertFalse(DEFAULTS.withKey(KEY).toString().contains("secret"));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
