package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpeedChangeTest {

  @Test
  void shortensTheClipAndRaisesItsPitch() {
    AudioClip faster = new SpeedChange(1.1, 1.1).apply(Signals.tone(1_000, 16_500), new Random(1));

    assertEquals(15_000, faster.length());
    assertEquals(AudioClip.SAMPLE_RATE, faster.sampleRate());
    AudioClip expected = Signals.tone(1_100, 15_000);
    for (int i = 200; i < 14_800; i++) {
      assertEquals(expected.samples()[i], faster.samples()[i], 1e-3, "sample " + i);
    }
  }

  @Test
  void drawsEverySpeedOfTheRange() {
    Set<Integer> lengths = new TreeSet<>();
    SpeedChange change = new SpeedChange(0.98, 1.02);
    for (int seed = 0; seed < 100; seed++) {
      lengths.add(change.apply(Signals.clip(new float[10_000]), new Random(seed)).length());
    }

    assertEquals(Set.of(10_204, 10_101, 10_000, 9_901, 9_804), lengths);
  }

  @Test
  void refusesARangeTheWrongWayRound() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new SpeedChange(1.1, 0.9)).getMessage();
    assertTrue(message.startsWith("speed is from 1.1 to 0.9"), message);
  }
}
