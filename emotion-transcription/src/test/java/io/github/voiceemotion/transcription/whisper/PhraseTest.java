package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseTest {

  @Test
  void readsTheMarksOfTime() {
    assertEquals(
        List.of(new Phrase(0, 1.5, "Kids are talking."), new Phrase(1.5, 3, "By the door.")),
        Phrase.of("[_BEG_] Kids are talking.[_TT_75][_TT_75] By the door.[_TT_150][_EOT_]", 3.2));
  }

  @Test
  void endsWithTheAudioWhateverTheMarksSay() {
    assertEquals(
        List.of(new Phrase(1, 2.5, "Kids."), new Phrase(2.5, 2.5, "Kids.")),
        Phrase.of("[_TT_50] Kids.[_TT_150][_TT_150] Kids.", 2.5));
    assertEquals(List.of(new Phrase(0, 2.5, "Kids.")), Phrase.of(" Kids.", 2.5));
  }

  @Test
  void neverGoesBackInTime() {
    assertEquals(
        List.of(new Phrase(1, 1, "Kids."), new Phrase(1, 2, "Dogs.")),
        Phrase.of("[_TT_50] Kids.[_TT_20] Dogs.[_TT_100]", 4));
  }

  @Test
  void leavesOutRemarksAndWhatHasNoLetters() {
    assertEquals(
        List.of(new Phrase(0, 3, "Oh my.")),
        Phrase.of("[_BEG_] Oh [inaudible] my. (laughter) *sighs*[_TT_150]", 4));
    assertEquals(List.of(), Phrase.of("[_BEG_] 》[_TT_150]", 4));
    assertEquals(List.of(), Phrase.of("[_BEG_] ♪ la la ♪[_TT_150]", 4));
    assertEquals(List.of(), Phrase.of("", 4));
  }
}
