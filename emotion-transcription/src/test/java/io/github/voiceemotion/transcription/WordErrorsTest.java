package io.github.voiceemotion.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "kids are talking by the door, kids are talking by the door, 0",
    "kids are talking by the door, kids are walking by the door, 1",
    "kids are talking by the door, kids talking by the door, 1",
    "kids are talking by the door, the kids are talking by the door, 1",
    "kids are talking by the door, '', 6",
    "'', said nothing, 2",
    "say the word late, say a word of late, 2",
    "a b c d, b c d e, 2"
  })
  void countsWordsChangedPutInAndLeftOut(String said, String written, int wrong) {
    assertEquals(wrong, WordErrors.of(said, written).wrong());
  }

  @Test
  void overlooksCaseAndPunctuation() {
    assertEquals(new WordErrors(0, 3), WordErrors.of("That's it, Sir!", " that's it sir"));
  }

  @Test
  void countsLetters() {
    assertEquals(
        new WordErrors(1, 17),
        WordErrors.ofLetters("La cascata fa rumore!", "la cascada fa rumore"));
    assertEquals(new WordErrors(1, 4), WordErrors.ofLetters("소생 술을", "소생술은"));
  }

  @Test
  void weighsClipsByTheirWords() {
    WordErrors sum = WordErrors.NONE.plus(new WordErrors(1, 4)).plus(new WordErrors(2, 2));
    assertEquals(0.5, sum.rate());
  }
}
