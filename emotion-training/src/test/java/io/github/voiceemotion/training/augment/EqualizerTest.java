package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EqualizerTest {

  private static final double[] TONES = {40, 100, 250, 440, 1_000, 2_800, 5_000, 7_800};

  @Test
  void staysWithinTheGainItSays() {
    double strongest = 0;
    for (int seed = 0; seed < 30; seed++) {
      for (double tone : TONES) {
        double gain = Signals.gainDb(new Equalizer(6), tone, seed);
        assertTrue(Math.abs(gain) <= 6.05, gain + " dB at " + tone + " Hz");
        strongest = Math.max(strongest, Math.abs(gain));
      }
    }
    assertTrue(strongest > 4, "no more than " + strongest + " dB");
  }

  @Test
  void changesFrequenciesDifferentlyButSmoothly() {
    Equalizer equalizer = new Equalizer(6);
    for (int seed = 0; seed < 10; seed++) {
      double lowest = Double.MAX_VALUE;
      double highest = -Double.MAX_VALUE;
      for (double tone : TONES) {
        lowest = Math.min(lowest, Signals.gainDb(equalizer, tone, seed));
        highest = Math.max(highest, Signals.gainDb(equalizer, tone, seed));
        // The steepest curve turns 6 dB of peak and 6/7 dB of tilt within an octave.
        double step =
            Signals.gainDb(equalizer, tone, seed) - Signals.gainDb(equalizer, tone * 1.02, seed);
        assertTrue(Math.abs(step) < 0.35, step + " dB between neighbours at " + tone + " Hz");
      }
      assertTrue(highest - lowest > 1, "from " + lowest + " to " + highest + " dB");
    }
  }

  @Test
  void leavesTheClipAloneWithoutGain() {
    AudioClip tone = Signals.tone(440, 5_000);
    AudioClip same = new Equalizer(0).apply(tone, new Random(1));

    assertEquals(tone.length(), same.length());
    for (int i = 0; i < tone.length(); i++) {
      assertEquals(tone.samples()[i], same.samples()[i], 1e-5, "sample " + i);
    }
  }

  @Test
  void refusesANegativeGain() {
    assertThrows(IllegalArgumentException.class, () -> new Equalizer(-1));
  }
}
