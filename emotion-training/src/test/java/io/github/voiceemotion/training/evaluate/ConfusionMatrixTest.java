package io.github.voiceemotion.training.evaluate;

import static io.github.voiceemotion.model.Emotion.ANGRY;
import static io.github.voiceemotion.model.Emotion.FEAR;
import static io.github.voiceemotion.model.Emotion.HAPPY;
import static io.github.voiceemotion.model.Emotion.NEUTRAL;
import static io.github.voiceemotion.model.Emotion.SAD;
import static io.github.voiceemotion.model.Emotion.SURPRISE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  /** Four neutral (three recognised), two sad (one taken for fear), one angry, no other. */
  private static final ConfusionMatrix MATRIX =
      ConfusionMatrix.of(
          Labels.SIX,
          List.of(NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL, SAD, SAD, ANGRY),
          List.of(NEUTRAL, NEUTRAL, NEUTRAL, SAD, SAD, FEAR, HAPPY));

  @Test
  void countsTrueEmotionsInRowsAndPredictedOnesInColumns() {
    assertEquals(3, MATRIX.count(NEUTRAL, NEUTRAL));
    assertEquals(1, MATRIX.count(NEUTRAL, SAD));
    assertEquals(0, MATRIX.count(SAD, NEUTRAL));
    assertEquals(4, MATRIX.occurrences(NEUTRAL));
    assertEquals(7, MATRIX.total());
  }

  @Test
  void dividesRecallByTheOccurrencesOfTheEmotion() {
    assertEquals(0.75, MATRIX.recall(NEUTRAL));
    assertEquals(0.5, MATRIX.recall(SAD));
    assertEquals(0.0, MATRIX.recall(ANGRY));
    assertEquals(Double.NaN, MATRIX.recall(SURPRISE));
  }

  @Test
  void averagesRecallOverTheEmotionsThatOccur() {
    assertEquals((0.75 + 0.5 + 0) / 3, MATRIX.uar(), 1e-12);
  }

  @Test
  void dividesAccuracyByAllUtterances() {
    assertEquals(4 / 7.0, MATRIX.accuracy(), 1e-12);
  }

  @Test
  void averagesTheHarmonicMeansOfPrecisionAndRecall() {
    // Neutral: precision 1, recall 3/4. Sad: precision 1/2, recall 1/2. Angry: never predicted.
    assertEquals(6 / 7.0, MATRIX.f1(NEUTRAL), 1e-12);
    assertEquals(0.5, MATRIX.f1(SAD), 1e-12);
    assertEquals(0.0, MATRIX.f1(FEAR));
    assertEquals(Double.NaN, MATRIX.f1(SURPRISE));
    assertEquals((6 / 7.0 + 0.5 + 0) / 3, MATRIX.macroF1(), 1e-12);
  }

  @Test
  void isPerfectWhenEverythingIsRecognised() {
    List<Emotion> all = Labels.SIX.emotions();
    ConfusionMatrix perfect = ConfusionMatrix.of(Labels.SIX, all, all);

    assertEquals(1.0, perfect.uar());
    assertEquals(1.0, perfect.accuracy());
    assertEquals(1.0, perfect.macroF1());
  }

  @Test
  void writesCountsAsCsv() {
    assertEquals(
        """
        truth,neutral,happy,sad,angry,fear,surprise
        neutral,3,0,1,0,0,0
        happy,0,0,0,0,0,0
        sad,0,0,1,0,1,0
        angry,0,1,0,0,0,0
        fear,0,0,0,0,0,0
        surprise,0,0,0,0,0,0
        """,
        MATRIX.toCsv());
  }

  @Test
  void refusesListsOfDifferentLength() {
    List<Emotion> two = List.of(SAD, SAD);
    List<Emotion> one = List.of(SAD);

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> ConfusionMatrix.of(Labels.SIX, two, one));

    assertEquals("expected as many predictions as truths, got 1 for 2", refusal.getMessage());
  }

  @Test
  void refusesNothing() {
    assertThrows(
        IllegalArgumentException.class, () -> ConfusionMatrix.of(Labels.SIX, List.of(), List.of()));
  }
}
