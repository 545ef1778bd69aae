package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpeechSegmentTest {

  @Test
  void knowsItsLength() {
    assertEquals(30, new SpeechSegment(20, 50).length());
  }

  @Test
  void refusesStretchesThatAreNone() {
    IllegalArgumentException start =
        assertThrows(IllegalArgumentException.class, () -> new SpeechSegment(-1, 5));
    assertEquals("start is -1, expected at least 0", start.getMessage());
    IllegalArgumentException end =
        assertThrows(IllegalArgumentException.class, () -> new SpeechSegment(5, 5));
    assertEquals("end is 5, expected more than start 5", end.getMessage());
  }
}
