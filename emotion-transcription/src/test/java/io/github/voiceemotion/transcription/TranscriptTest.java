package io.github.voiceemotion.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TranscriptTest {

  private static final Word WORD = new Word("kids", 0.5, 0.75, OptionalDouble.of(0.9));

  @Test
  void stripsTheTextAndKeepsItsOwnWords() {
    List<Word> words = new ArrayList<>(List.of(WORD));
    Transcript transcript =
        new Transcript(" kids ", words, "vosk", "en-US", false, Duration.ofMillis(3));
    words.clear();

    assertEquals("kids", transcript.text());
    assertEquals(List.of(WORD), transcript.words());
  }

  @Test
  void refusesATimeBelowZero() {
    assertRefused(
        "took is PT-1S, expected no less than zero",
        () -> new Transcript("", List.of(), "vosk", "en-US", false, Duration.ofSeconds(-1)));
  }

  @Test
  void refusesALanguageThatIsMoreThanSure() {
    assertRefused(
        "languageProbability is 1.5, expected 0 to 1",
        () ->
            new Transcript(
                "", List.of(), "whisper", "de", OptionalDouble.of(1.5), false, Duration.ZERO));
  }

  @Test
  void refusesWordsOfNoTime() {
    assertRefused("start is -0.5 s, expected at least 0", () -> word(-0.5, 1, 1));
    assertRefused("start is NaN s, expected at least 0", () -> word(Double.NaN, 1, 1));
    assertRefused("end is 0.5 s, expected at least the start, 1.0 s", () -> word(1, 0.5, 1));
    assertRefused(
        "end is Infinity s, expected at least the start, 1.0 s",
        () -> word(1, Double.POSITIVE_INFINITY, 1));
  }

  @Test
  void refusesAConfidenceOutOfRange() {
    assertRefused("confidence is 1.5, expected 0 to 1", () -> word(0, 1, 1.5));
    assertRefused("confidence is NaN, expected 0 to 1", () -> word(0, 1, Double.NaN));
  }

  private static Word word(double start, double end, double confidence) {
    return new Word("kids", start, end, OptionalDouble.of(confidence));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
