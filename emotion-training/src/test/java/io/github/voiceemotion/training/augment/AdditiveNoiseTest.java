package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditiveNoiseTest {

  private static final int SECOND = AudioClip.SAMPLE_RATE;

  @ParameterizedTest
  @ValueSource(doubles = {8, 20, 35})
  void isAsFarBelowTheActivePartAsItSays(double ratioDb) {
    for (int seed = 0; seed < 5; seed++) {
      float[] noise = noise(new AdditiveNoise(ratioDb, ratioDb), seed);

      double active = Signals.energy(toneBetweenSilences().samples(), SECOND, 2 * SECOND) / SECOND;
      double noisePower = Signals.energy(noise, 0, noise.length) / noise.length;
      assertEquals(ratioDb, 10 * Math.log10(active / noisePower), 0.5);
    }
  }

  @Test
  void hasARandomColour() {
    double softest = Double.MAX_VALUE;
    double sharpest = 0;
    for (int seed = 0; seed < 20; seed++) {
      float[] noise = noise(new AdditiveNoise(10, 10), seed);
      float[] change = new float[noise.length - 1];
      for (int i = 0; i < change.length; i++) {
        change[i] = noise[i + 1] - noise[i];
      }
      // Twice the power for white noise, little for brown.
      double sharpness =
          Signals.energy(change, 0, change.length) / Signals.energy(noise, 0, noise.length);
      softest = Math.min(softest, sharpness);
      sharpest = Math.max(sharpest, sharpness);
    }

    assertTrue(softest < 0.3 && sharpest > 1.5 && sharpest < 2.1, softest + " to " + sharpest);
  }

  @Test
  void leavesSilenceSilent() {
    float[] silence = new float[SECOND];

    AudioClip changed = new AdditiveNoise(8, 8).apply(Signals.clip(silence), new Random(1));

    assertArrayEquals(new float[SECOND], changed.samples());
  }

  @Test
  void refusesARangeTheWrongWayRound() {
    assertThrows(IllegalArgumentException.class, () -> new AdditiveNoise(35, 8));
    assertThrows(IllegalArgumentException.class, () -> new AdditiveNoise(Double.NaN, 8));
  }

  private static float[] noise(AdditiveNoise augmentation, long seed) {
    AudioClip clip = toneBetweenSilences();
    float[] noise = augmentation.apply(clip, new Random(seed)).samples().clone();
    for (int i = 0; i < noise.length; i++) {
      noise[i] -= clip.samples()[i];
    }
    return noise;
  }

  private static AudioClip toneBetweenSilences() {
    float[] samples = new float[3 * SECOND];
    System.arraycopy(Signals.tone(440, SECOND).samples(), 0, samples, SECOND, SECOND);
    return Signals.clip(samples);
  }
}
