package io.github.voiceemotion.training.evaluate;

import static io.github.voiceemotion.training.evaluate.Predictions.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.evaluate.Bootstrap.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void spansAllOutcomesWhenTwoSpeakersDifferEntirely() {
    // A pair is drawn with both the same speaker in half of the draws: accuracy 0, 0.5 or 1.
    List<ScoredUtterance> scored =
        List.of(
            prediction("good", Emotion.SAD, Emotion.SAD, 0.9),
            prediction("bad", Emotion.SAD, Emotion.FEAR, 0.9));

    assertEquals(new Interval(0, 1), Bootstrap.of(scored, ConfusionMatrix::accuracy, 1));
  }

  @Test
  void isNarrowWhenAllSpeakersScoreTheSame() {
    List<ScoredUtterance> scored = new ArrayList<>();
    for (String speaker : List.of("a", "b", "c")) {
      scored.add(prediction(speaker, Emotion.SAD, Emotion.SAD, 0.9));
      scored.add(prediction(speaker, Emotion.SAD, Emotion.HAPPY, 0.9));
    }

    assertEquals(new Interval(0.5, 0.5), Bootstrap.of(scored, ConfusionMatrix::accuracy, 1));
  }

  @Test
  void comesCloseToTheNormalIntervalOfManySpeakers() {
    // 100 speakers with one utterance each, 60 right: 0.6 +- 1.96 * sqrt(0.6 * 0.4 / 100).
    List<ScoredUtterance> scored = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Emotion predicted = i < 60 ? Emotion.SAD : Emotion.FEAR;
      scored.add(prediction("s" + i, Emotion.SAD, predicted, 0.9));
    }

    Interval interval = Bootstrap.of(scored, ConfusionMatrix::accuracy, 7);

    assertEquals(0.504, interval.lower(), 0.015);
    assertEquals(0.696, interval.upper(), 0.015);
  }

  @Test
  void dependsOnTheSeedAlone() {
    List<ScoredUtterance> scored = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Emotion predicted = i % 3 == 0 ? Emotion.SAD : Emotion.FEAR;
      scored.add(prediction("s" + i % 37, Emotion.SAD, predicted, 0.9));
    }

    Interval interval = Bootstrap.of(scored, ConfusionMatrix::accuracy, 1);

    assertEquals(interval, Bootstrap.of(scored, ConfusionMatrix::accuracy, 1));
    assertNotEquals(interval, Bootstrap.of(scored, ConfusionMatrix::accuracy, 2));
  }

  @Test
  void refusesOneSpeaker() {
    List<ScoredUtterance> scored = List.of(prediction("a", Emotion.SAD, Emotion.SAD, 0.9));

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> Bootstrap.of(scored, ConfusionMatrix::accuracy, 1));

    assertEquals("expected at least 2 speakers to draw from, got 1", refusal.getMessage());
  }
}
