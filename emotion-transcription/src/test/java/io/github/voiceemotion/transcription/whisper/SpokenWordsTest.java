package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.transcription.Word;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SpokenWordsTest {

  private static final SpeechSegment CLIP = segment(0, 6);

  @Test
  void givesEachWordItsShareOfTheSpeech() {
    List<Word> words =
        SpokenWords.of(List.of(new Phrase(0, 6, "ab cdef gh")), List.of(segment(2, 4)), CLIP);

    assertEquals(List.of(word("ab", 2, 2.5), word("cdef", 2.5, 3.5), word("gh", 3.5, 4)), words);
  }

  @Test
  void leavesThePausesFree() {
    List<SpeechSegment> speech = List.of(segment(1, 2), segment(4, 5));

    List<Word> words = SpokenWords.of(List.of(new Phrase(0, 6, "one two")), speech, CLIP);

    assertEquals(List.of(word("one", 1, 2), word("two", 4, 5)), words);
  }

  @Test
  void keepsPhrasesToTheirTimes() {
    List<SpeechSegment> speech = List.of(segment(1, 2.5), segment(3, 5));
    List<Phrase> phrases = List.of(new Phrase(0, 2.8, "one"), new Phrase(2.8, 5, "two"));

    assertEquals(
        List.of(word("one", 1, 2.5), word("two", 3, 5)), SpokenWords.of(phrases, speech, CLIP));
  }

  @Test
  void countsFromTheStartOfTheClip() {
    List<Word> words =
        SpokenWords.of(
            List.of(new Phrase(0, 2, "one")), List.of(segment(10.5, 11.5)), segment(10, 12));

    assertEquals(List.of(word("one", 10.5, 11.5)), words);
  }

  @Test
  void hasATimeForWhatIsHeardWhereNobodySpeaks() {
    List<Word> words =
        SpokenWords.of(
            List.of(new Phrase(0, 1, "one"), new Phrase(3, 3, "two"), new Phrase(3, 6, "three")),
            List.of(segment(5, 6)),
            CLIP);

    assertEquals(List.of(word("one", 0, 1), word("two", 3, 3), word("three", 5, 6)), words);
    assertTrue(words.stream().allMatch(word -> word.end() >= word.start()));
  }

  private static SpeechSegment segment(double from, double to) {
    return new SpeechSegment(
        (int) (from * AudioClip.SAMPLE_RATE), (int) (to * AudioClip.SAMPLE_RATE));
  }

  private static Word word(String text, double start, double end) {
    return new Word(text, start, end, OptionalDouble.empty());
  }
}
