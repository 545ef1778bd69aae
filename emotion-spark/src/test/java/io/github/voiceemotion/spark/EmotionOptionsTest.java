package io.github.voiceemotion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmotionOptionsTest {

  private static final EmotionOptions OPTIONS = EmotionOptions.defaults();

  @Test
  void impossibleValuesAreNamed() {
    assertMessage(
        "model is \" \", expected accurate, light or the path of a bundle",
        () -> OPTIONS.withModel(" "));
    assertMessage(
        "window is 4.0 s, expected 0.5 s to 3.0 s",
        () -> OPTIONS.withWindow(Duration.ofSeconds(4)));
    assertMessage("hop is 0.0 s, expected at least 0.1 s", () -> OPTIONS.withHop(Duration.ZERO));
    assertMessage(
        "lowestConfidence is 2.0, expected 0 to 1", () -> OPTIONS.withLowestConfidence(2));
  }

  private static void assertMessage(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
