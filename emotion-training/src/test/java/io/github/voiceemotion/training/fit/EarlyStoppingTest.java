package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

  @Test
  void remembersTheHighestUarAndNotTheLowest() {
    EarlyStopping stopping = new EarlyStopping(10);

    assertTrue(stopping.epochDone(1, 0.3));
    assertTrue(stopping.epochDone(2, 0.5));
    assertFalse(stopping.epochDone(3, 0.2));
    assertFalse(stopping.epochDone(4, 0.5));

    assertEquals(2, stopping.bestEpoch());
  }

  @Test
  void stopsAfterItsPatience() {
    EarlyStopping stopping = new EarlyStopping(2);

    stopping.epochDone(1, 0.4);
    stopping.epochDone(2, 0.3);
    assertFalse(stopping.shouldStop());
    stopping.epochDone(3, 0.3);
    assertTrue(stopping.shouldStop());
  }
}
