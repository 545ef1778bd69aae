package io.github.voiceemotion.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SubtitlesTest {

  private static final List<Word> WORDS =
      List.of(
          word("Kids", 0.5, 0.8),
          word("talk.", 0.8, 1.25),
          word("By", 1.3, 1.5),
          word("the", 1.5, 1.7),
          word("door", 3_723.5, 3_724));

  @Test
  void breaksLinesAtSentencesAndPauses() {
    assertEquals(
        List.of(cue(0.5, 1.25, "Kids talk."), cue(1.3, 1.7, "By the"), cue(3_723.5, 3_724, "door")),
        Cue.of(WORDS));
    assertEquals(List.of(), Cue.of(List.of()));
  }

  @Test
  void breaksWhatIsTooLongToBeRead() {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      words.add(word("bananas", 0.3 * i, 0.3 * i + 0.3));
    }

    List<Cue> cues = Cue.of(words);

    assertTrue(cues.stream().allMatch(cue -> cue.text().length() <= 84), cues.toString());
    assertEquals(
        100, cues.stream().mapToInt(cue -> cue.text().split(" ").length).sum(), "no word is lost");
  }

  @Test
  void writesSubRip() {
    List<Cue> cues =
        List.of(
            cue(0.5, 1.25, "Kids talk.").withEmotion("angry").withSpeaker("left"),
            cue(3_723.5, 3_724, "door"));

    assertEquals(
        """
        1
        00:00:00,500 --> 00:00:01,250
        left: [angry] Kids talk.

        2
        01:02:03,500 --> 01:02:04,000
        door

        """,
        Subtitles.srt(cues));
  }

  @Test
  void writesWebVtt() {
    List<Cue> cues =
        List.of(cue(0.5, 1.25, "Kids & <dogs>").withEmotion("angry").withSpeaker("left"));

    assertEquals(
        """
        WEBVTT

        00:00:00.500 --> 00:00:01.250
        <v left>[angry] Kids &amp; &lt;dogs&gt;

        """,
        Subtitles.vtt(cues));
  }

  @Test
  void refusesTimesOutOfOrder() {
    assertThrows(IllegalArgumentException.class, () -> cue(2, 1, "door"));
  }

  private static Word word(String text, double start, double end) {
    return new Word(text, start, end, OptionalDouble.empty());
  }

  private static Cue cue(double start, double end, String text) {
    return new Cue(start, end, text, Optional.empty(), Optional.empty());
  }
}
