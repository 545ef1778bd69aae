package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.ClipPreparation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GainTest {

  @Test
  void bringsThePeakToFullScaleWithoutError() {
    AudioClip quiet = Signals.clip(new float[] {0.01f, -0.04f, 0.02f});

    assertArrayEquals(
        new float[] {0.25f, -1, 0.5f},
        new Gain(0).apply(quiet, new SplittableRandom(1)).samples(),
        1e-6f);
  }

  @Test
  void drawsGainsEitherWay() {
    double lowest = Double.MAX_VALUE;
    double highest = -Double.MAX_VALUE;
    for (int seed = 0; seed < 100; seed++) {
      double gain = gainDb(new Gain(6), seed);
      lowest = Math.min(lowest, gain);
      highest = Math.max(highest, gain);
    }

    assertTrue(lowest >= -6.001 && lowest < -5, "from " + lowest);
    assertTrue(highest <= 6.001 && highest > 5, "to " + highest);
  }

  @Test
  void cutsOffWhatIsBeyondFullScale() {
    AudioClip tone = Signals.tone(250, 16_000);
    for (int seed = 0; seed < 20; seed++) {
      double factor = 2 * Math.pow(10, gainDb(new Gain(12), seed) / 20);
      float[] recorded = new Gain(12).apply(tone, new SplittableRandom(seed)).samples();

      for (int i = 0; i < recorded.length; i++) {
        double expected = Math.max(-1, Math.min(1, factor * tone.samples()[i]));
        assertEquals(expected, recorded[i], 1e-3, "sample " + i);
      }
    }
  }

  @Test
  void isUndoneByPreparationUnlessItClips() {
    ClipPreparation preparation = new ClipPreparation();
    AudioClip tone = Signals.tone(250, 16_000);
    float[] original = preparation.prepare(tone).speech().samples();
    int clipped = 0;
    for (int seed = 0; seed < 20; seed++) {
      float[] recorded =
          preparation
              .prepare(new Gain(12).apply(tone, new SplittableRandom(seed)))
              .speech()
              .samples();
      float largest = 0;
      for (int i = 0; i < original.length; i++) {
        largest = Math.max(largest, Math.abs(original[i] - recorded[i]));
      }
      double gain = gainDb(new Gain(12), seed);
      // At the level of the speech the sine has a peak of 0.14, a square wave one of 0.1.
      assertEquals(gain > 0, largest > 1e-5, gain + " dB changes samples by " + largest);
      clipped += gain > 0 ? 1 : 0;
    }
    assertTrue(clipped > 5 && clipped < 15, clipped + " clipped");
  }

  @Test
  void leavesSilenceSilent() {
    AudioClip silence = Signals.clip(new float[100]);

    assertArrayEquals(
        new float[100], new Gain(6).apply(silence, new SplittableRandom(1)).samples());
  }

  @Test
  void refusesANegativeGain() {
    assertThrows(IllegalArgumentException.class, () -> new Gain(-1));
    assertThrows(IllegalArgumentException.class, () -> new Gain(Double.NaN));
  }

  /** Returns the gain by a sample that is too soft to be cut off. */
  private static double gainDb(Gain gain, long seed) {
    AudioClip clip = Signals.clip(new float[] {0.5f, 0.001f});
    return 20 * Math.log10(gain.apply(clip, new SplittableRandom(seed)).samples()[1] / 0.002);
  }
}
