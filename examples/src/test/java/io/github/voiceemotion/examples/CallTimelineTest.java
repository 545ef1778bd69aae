package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.examples.CallTimeline.Turn;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallTimelineTest {

  @Test
  void putsWindowsOfOneEmotionTogether() {
    List<Turn> turns =
        CallTimeline.turns(
            Stream.of(
                segment(0, Emotion.ANGRY, 0.5),
                segment(1_500, Emotion.ANGRY, 0.75),
                segment(3_000, Emotion.SAD, 0.5),
                segment(4_500, Emotion.HAPPY, 0.5),
                segment(9_000, Emotion.SAD, 0.625)));

    assertEquals(
        List.of(
            turn(Emotion.ANGRY, 0, 4_500, 0.75),
            turn(Emotion.SAD, 3_000, 6_000, 0.5),
            turn(Emotion.SAD, 9_000, 12_000, 0.625)),
        turns);
  }

  @Test
  void takesNothingFromWindowsThatAreRejected() {
    Segment heard = segment(0, Emotion.ANGRY, 0.5);
    Segment unsure =
        new Segment(heard.start(), heard.end(), heard.prediction().rejected(Rejection.UNSURE));

    assertEquals(List.of(), CallTimeline.turns(Stream.of(unsure)));
  }

  @Test
  void printsTheStretchesOfARecording() throws Throwable {
    String text =
        Console.printedBy(
            () -> CallTimeline.main(new String[] {"../data/samples/synthesised.wav"}));

    assertTrue(
        text.matches(
            "(00:00\\.0 to 00:03\\.0  (angry|sad) \\(\\d+ %\\)\n)?"
                + "stretches that sound angry or sad: [01]\n"),
        text);
  }

  private static Segment segment(long start, Emotion emotion, double confidence) {
    double[] probabilities = new double[Labels.SIX.size()];
    Arrays.fill(probabilities, (1 - confidence) / (Labels.SIX.size() - 1));
    probabilities[Labels.SIX.indexOf(emotion)] = confidence;
    return new Segment(
        Duration.ofMillis(start),
        Duration.ofMillis(start + 3_000),
        Prediction.of(Labels.SIX, probabilities));
  }

  private static Turn turn(Emotion emotion, long start, long end, double confidence) {
    return new Turn(emotion, Duration.ofMillis(start), Duration.ofMillis(end), confidence);
  }
}
