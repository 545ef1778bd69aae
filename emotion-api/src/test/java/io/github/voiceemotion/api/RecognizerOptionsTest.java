package io.github.voiceemotion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RecognizerOptionsTest {

  private static final RecognizerOptions DEFAULTS = RecognizerOptions.defaults();

  @Test
  void changesOneThingAtATime() {
    RecognizerOptions changed =
        DEFAULTS
            .withThreads(3)
            .withWindow(Duration.ofSeconds(2))
            .withHop(Duration.ofMillis(500))
            .withLowestConfidence(0);

    assertEquals(
        new RecognizerOptions(
            3,
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            DEFAULTS.shortestSpeech(),
            DEFAULTS.lowestLevel(),
            DEFAULTS.mostClipped(),
            0),
        changed);
  }

  @Test
  void namesWhatIsOutOfRange() {
    assertRefused("threads is 0, expected at least 1", () -> DEFAULTS.withThreads(0));
    assertRefused(
        "window is 3.5 s, expected 0.5 s to 3.0 s",
        () -> DEFAULTS.withWindow(Duration.ofMillis(3_500)));
    assertRefused(
        "window is 0.1 s, expected 0.5 s to 3.0 s",
        () -> DEFAULTS.withWindow(Duration.ofMillis(100)));
    assertRefused(
        "hop is 0.05 s, expected at least 0.1 s", () -> DEFAULTS.withHop(Duration.ofMillis(50)));
    assertRefused(
        "lowestConfidence is NaN, expected 0 to 1",
        () -> DEFAULTS.withLowestConfidence(Double.NaN));
    assertRefused(
        "lowestLevel is 3.0, expected at most 0",
        () ->
            new RecognizerOptions(
                1, DEFAULTS.window(), DEFAULTS.hop(), Duration.ZERO, 3, 0.01, 0.3));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
