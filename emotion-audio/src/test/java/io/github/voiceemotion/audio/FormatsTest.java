package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each format that is read holds the same 1.2 s of speech. */
class FormatsTest {

  private static final int START = 6_400;
  private static final int LENGTH = 19_200;

  /** Codecs delay what they encode by some hundredths of a second. */
  private static final int MOST_DELAY = 1_600;

  static List<Path> formats() {
    return TestAudio.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void holdsTheSameSpeech(Path file) {
    AudioClip clip = new AudioDecoder().decode(file);
    assertEquals(AudioClip.SAMPLE_RATE, clip.sampleRate());
    assertEquals(1.2, clip.seconds(), 0.15);
    float[] expected = Arrays.copyOfRange(TestAudio.speech().samples(), START, START + LENGTH);
    double best = 0;
    for (int delay = -MOST_DELAY; delay <= MOST_DELAY; delay++) {
      best = Math.max(best, correlation(expected, clip.samples(), delay));
    }
    double found = best;
    assertTrue(found > 0.85, () -> "correlation " + found);
    assertTrue(AudioFiles.isNamedLikeAudio(file));
  }

  private static double correlation(float[] expected, float[] samples, int delay) {
    double product = 0;
    double energy = 0;
    double expectedEnergy = 0;
    int end = Math.min(expected.length, samples.length - delay);
    for (int i = Math.max(0, -delay); i < end; i++) {
      float sample = samples[i + delay];
      product += sample * expected[i];
      energy += sample * sample;
      expectedEnergy += expected[i] * expected[i];
    }
    return product / Math.sqrt(energy * expectedEnergy);
  }
}
