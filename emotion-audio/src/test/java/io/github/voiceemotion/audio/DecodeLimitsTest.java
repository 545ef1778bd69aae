package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecodeLimitsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void refusesLimitsThatAllowNothing() {
    assertRefused("maxBytes is 0, expected at least 1", 0, MINUTE, 1, MINUTE);
    assertRefused("maxDuration is PT0S, expected more than 0", 1, Duration.ZERO, 1, MINUTE);
    assertRefused("maxChannels is 0, expected at least 1", 1, MINUTE, 0, MINUTE);
    assertRefused("maxTime is PT-1M, expected more than 0", 1, MINUTE, 1, MINUTE.negated());
  }

  private static void assertRefused(
      String message, long bytes, Duration duration, int channels, Duration time) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new DecodeLimits(bytes, duration, channels, time));
    assertEquals(message, e.getMessage());
  }
}
