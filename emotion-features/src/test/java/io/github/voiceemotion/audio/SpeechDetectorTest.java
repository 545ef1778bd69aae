package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechDetectorTest {

  private final SpeechDetector detector = new SpeechDetector();

  @Test
  void findsASentenceWhereItIs() {
    List<SpeechSegment> segments = detector.detect(TestAudio.speech());
    assertTrue(segments.get(0).start() < 3_200, segments::toString);
    assertTrue(segments.get(segments.size() - 1).end() > 40_000, segments::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 160, 16_000, 48_000})
  void findsNothingInSilence(int length) {
    assertEquals(List.of(), detector.detect(Signals.silence(length)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-5, 1e-3, 0.1, 0.5})
  void findsNothingInWhiteNoise(double rms) {
    for (int seed = 0; seed < 20; seed++) {
      assertEquals(List.of(), detector.detect(Signals.whiteNoise(rms, 48_000, seed)));
    }
  }

  @Test
  void refusesAnotherSampleRate() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> detector.detect(new AudioClip(new float[10], 8_000)));
    assertEquals("the clip has 8000 Hz, expected 16000", e.getMessage());
  }
}
