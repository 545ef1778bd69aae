package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource({"en, en", "en-US, en", "de-AT, de", "zh-Hant-TW, zh", "nb-NO, no", "jv, jw"})
  void findsWhispersNameOfATag(String tag, String name) {
    assertEquals(name, Languages.nameOf(tag));
  }

  @Test
  void refusesWhatWhisperDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> Languages.nameOf("tlh"));
    assertThrows(IllegalArgumentException.class, () -> Languages.nameOf("und"));
  }

  @ParameterizedTest
  @CsvSource({"ko, ko", "jw, jv"})
  void findsTheTagOfWhispersName(String name, String tag) {
    assertEquals(tag, Languages.tagOf(name));
  }
}
