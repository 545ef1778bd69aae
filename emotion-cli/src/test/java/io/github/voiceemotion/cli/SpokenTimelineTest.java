package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.github.voiceemotion.transcription.Cue;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SpokenTimelineTest {

  private static final Word DOGS = word("Dogs", 0.2, 0.6);
  private static final Word SIT = word("sit.", 2.0, 2.4);
  private static final Word BARK = word("Bark", 4.0, 4.4);

  private static final SpokenTimeline TIMELINE =
      new SpokenTimeline(
          List.of(segment(0, 3, 0.75), segment(1.5, 4.5, 0.75), segment(3, 6, 0.1)),
          List.of(DOGS, SIT, BARK));

  @Test
  void givesEachWordToOneSegment() {
    assertEquals(List.of(List.of(DOGS, SIT), List.of(), List.of(BARK)), TIMELINE.wordsOfSegments());
  }

  @Test
  void tellsHowEachLineSounds() {
    assertEquals(
        List.of(
            new Cue(0.2, 0.6, "Dogs", Optional.empty(), Optional.of("angry")),
            new Cue(2.0, 2.4, "sit.", Optional.empty(), Optional.of("angry")),
            new Cue(4.0, 4.4, "Bark", Optional.empty(), Optional.of("sad"))),
        TIMELINE.cues());
  }

  @Test
  void leavesOutWhatIsNotToBeReliedOn() {
    Segment silent =
        new Segment(
            Duration.ZERO,
            Duration.ofSeconds(3),
            segment(0, 3, 0.75).prediction().rejected(Rejection.UNSURE));
    SpokenTimeline timeline = new SpokenTimeline(List.of(silent), List.of(DOGS));

    assertEquals(Optional.empty(), timeline.cues().get(0).emotion());
    assertEquals(List.of(List.of(DOGS)), timeline.wordsOfSegments());
  }

  @Test
  void hasNoWordsWhereNothingWasHeard() {
    assertEquals(List.of(), new SpokenTimeline(List.of(), List.of(DOGS)).wordsOfSegments());
  }

  private static Segment segment(double start, double end, double angry) {
    Map<Emotion, Double> shares = new LinkedHashMap<>();
    shares.put(Emotion.ANGRY, angry);
    shares.put(Emotion.SAD, 1 - angry);
    return new Segment(
        Duration.ofMillis((long) (1_000 * start)),
        Duration.ofMillis((long) (1_000 * end)),
        new Prediction(shares, Optional.empty()));
  }

  private static Word word(String text, double start, double end) {
    return new Word(text, start, end, OptionalDouble.empty());
  }
}
