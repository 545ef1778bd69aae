package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuietCutsTest {

  private static final int RATE = 8_000;
  private static final QuietCuts CUTS = new QuietCuts(4, 6);

  @Test
  void leaveAloneWhatIsShortEnough() {
    SpeechSegment stretch = new SpeechSegment(100, 100 + 6 * RATE);
    assertEquals(List.of(stretch), CUTS.of(noise(7), stretch));
  }

  @Test
  void fallIntoThePauses() {
    AudioClip clip = noise(14);
    for (double pause : new double[] {5, 10.5}) {
      int from = (int) (pause * RATE);
      Arrays.fill(clip.samples(), from, from + RATE / 2, 0);
    }
    List<SpeechSegment> parts = CUTS.of(clip, new SpeechSegment(RATE / 2, 14 * RATE));

    assertEquals(3, parts.size());
    assertEquals(5.25, (double) parts.get(1).start() / RATE, 0.25);
    assertEquals(10.75, (double) parts.get(2).start() / RATE, 0.25);
  }

  @Test
  void loseNoSampleAndExceedNoLimit() {
    int position = 7;
    for (SpeechSegment part : CUTS.of(noise(61), new SpeechSegment(position, 60 * RATE))) {
      assertEquals(position, part.start());
      assertTrue(part.end() - part.start() <= 6 * RATE, part.toString());
      position = part.end();
    }
    assertEquals(60 * RATE, position);
  }

  @Test
  void needRoomToChoose() {
    assertThrows(IllegalArgumentException.class, () -> new QuietCuts(0, 5));
    assertThrows(IllegalArgumentException.class, () -> new QuietCuts(5, 5.1));
    assertThrows(IllegalArgumentException.class, () -> new QuietCuts(Double.NaN, 5));
  }

  private static AudioClip noise(int seconds) {
    Random random = new Random(7);
    float[] samples = new float[seconds * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    return new AudioClip(samples, RATE);
  }
}
