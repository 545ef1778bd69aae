package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighPassTest {

  /** The response of a second-order Butterworth filter is 1 / sqrt(1 + (80 / f)^4). */
  @ParameterizedTest
  @CsvSource({"20, -24.1", "40, -12.3", "80, -3.01", "160, -0.263", "1000, 0"})
  void attenuatesWhatLiesBelowAVoice(double frequency, double expectedDb) {
    AudioClip tone = Signals.tone(frequency, 1, AudioClip.SAMPLE_RATE, 32_000);
    double level = Signals.rms(HighPass.apply(tone).samples(), 16_000, 32_000) * Math.sqrt(2);
    assertEquals(expectedDb, Signals.decibels(level), 0.1);
  }

  @Test
  void removesDcWithoutAStep() {
    float[] constant = new float[1_000];
    Arrays.fill(constant, 0.5f);
    float[] filtered = HighPass.apply(new AudioClip(constant, AudioClip.SAMPLE_RATE)).samples();
    assertTrue(Signals.rms(filtered, 0, filtered.length) < 1e-6);
  }
}
