package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.audio.AudioClip;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {

  private static final int CLICK = 1_000;

  @ParameterizedTest
  @CsvSource({"0.1, 0", "0.3, 6", "0.5, 15"})
  void keepsTheDirectSoundAndAddsATailOfItsDecay(double decay, double ratioDb) {
    float[] click = new float[16_000];
    click[CLICK] = 1;
    float[] heard =
        new Room(decay, decay, ratioDb, ratioDb)
            .apply(Signals.clip(click), new Random(4))
            .samples();

    assertEquals(click.length, heard.length);
    assertEquals(0, Signals.energy(heard, 0, CLICK), 1e-9);
    assertEquals(1, heard[CLICK], 1e-4);
    double tail = Signals.energy(heard, CLICK + 1, heard.length);
    assertEquals(-ratioDb, 10 * Math.log10(tail), 0.05);
    // Schroeder's curve, the energy still to come, falls by 60 dB in the decay.
    int fallenBy5 = fallen(heard, tail, 5);
    int fallenBy25 = fallen(heard, tail, 25);
    double measured = 3.0 * (fallenBy25 - fallenBy5) / AudioClip.SAMPLE_RATE;
    assertEquals(decay, measured, 0.1 * decay);
  }

  @Test
  void refusesARangeTheWrongWayRound() {
    assertThrows(IllegalArgumentException.class, () -> new Room(0.5, 0.1, 0, 15));
    assertThrows(IllegalArgumentException.class, () -> new Room(0.1, 0.5, 15, 0));
  }

  private static int fallen(float[] heard, double tail, double db) {
    int start = CLICK + 1;
    double left = tail;
    while (left > tail * Math.pow(10, -db / 10)) {
      left -= Signals.energy(heard, start, start + 1);
      start++;
    }
    return start;
  }
}
