package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kids are talking by the door.                     | 1.4
          Say the word chain                                | 0.8
          No, no, no, no, no!                               | 1.5
          심폐소생술 자격증 취득을 원하시면 인터넷으로 신청해주세요 | 4.2
          1998                                              | 1.3
          """)
  void takesWhatPeopleSay(String text, double speech) {
    assertTrue(Plausibility.isLikely(phrases(text), speech));
    assertTrue(Plausibility.isPossible(phrases(text), speech));
  }

  @Test
  void triesAgainWhereNothingWasHeard() {
    assertFalse(Plausibility.isLikely(List.of(), 2));
    assertTrue(Plausibility.isPossible(List.of(), 2));
  }

  @ParameterizedTest
  @CsvSource({
    "Kids are talking by the door. Kids are talking by the door., 4, true",
    "Dogs are sitting by the door! Dogs are sitting by the door. Dogs are sitti, 1.6, false"
  })
  void triesAgainWhereASentenceComesTwice(String text, double speech, boolean possible) {
    assertFalse(Plausibility.isLikely(phrases(text), speech));
    assertEquals(possible, Plausibility.isPossible(phrases(text), speech));
  }

  @Test
  void dropsWhatIsSaidOverAndOver() {
    assertFalse(Plausibility.isPossible(phrases("Buh ".repeat(70)), 3));
    assertFalse(Plausibility.isPossible(phrases("Yn yw'n dill, ".repeat(31)), 25));
  }

  @Test
  void dropsMoreThanAnybodySaysInTheTime() {
    String text = "Thank you for watching, and do not forget to subscribe to our channel today.";

    assertFalse(Plausibility.isPossible(phrases(text), 0.4));
    assertTrue(Plausibility.isPossible(phrases(text), 4));
  }

  private static List<Phrase> phrases(String text) {
    return List.of(new Phrase(0, 3, text.strip()));
  }
}
