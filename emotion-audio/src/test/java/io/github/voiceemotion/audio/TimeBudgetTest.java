package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  @Test
  void countsWorkAndNotTheClock() {
    TimeBudget budget = new TimeBudget("a.mp3", Duration.ofMillis(100));
    long end = System.nanoTime() + 200_000_000;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    assertDoesNotThrow(budget::check);

    AudioException e = assertThrows(AudioException.class, () -> workOn(budget));
    assertEquals("a.mp3: decoding takes longer than the limit of 0.1 s", e.getMessage());
  }

  @Test
  void allowsForAsMuchAgainWithEachHour() {
    TimeBudget budget = new TimeBudget("a.mp3", Duration.ofMillis(20));
    assertThrows(AudioException.class, () -> workOn(budget));
    budget.delivered(1_000 * 3_600);
    assertDoesNotThrow(budget::check);
  }

  private static void workOn(TimeBudget budget) {
    double sum = 0;
    while (sum >= 0) {
      for (int i = 0; i < 100_000; i++) {
        sum += Math.sqrt(i);
      }
      budget.check();
    }
  }
}
