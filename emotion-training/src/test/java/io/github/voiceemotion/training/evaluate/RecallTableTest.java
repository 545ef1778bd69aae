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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallTableTest {

  /** A corpus of all emotions, and one without surprise, in which anger is taken for surprise. */
  private static List<ScoredUtterance> scored() {
    List<ScoredUtterance> scored = new ArrayList<>();
    for (Emotion emotion : Labels.SIX.emotions()) {
      scored.add(prediction("ravdess", emotion, emotion));
    }
    scored.add(prediction("ravdess", SURPRISE, HAPPY));
    scored.add(prediction("crema-d", NEUTRAL, NEUTRAL));
    scored.add(prediction("crema-d", HAPPY, HAPPY));
    scored.add(prediction("crema-d", SAD, SAD));
    scored.add(prediction("crema-d", ANGRY, SURPRISE));
    scored.add(prediction("crema-d", FEAR, FEAR));
    for (int i = 0; i < 9; i++) {
      scored.add(prediction("crema-d", FEAR, SAD));
    }
    return scored;
  }

  @Test
  void alignsARowForEachCorpus() {
    assertEquals(
        """
        corpus    neutral     happy       sad     angry       fear  surprise    UAR  UAR among own  utterances
        crema-d  1.00 (1)  1.00 (1)  1.00 (1)  0.00 (1)  0.10 (10)         -  0.620          0.620          14
        ravdess  1.00 (1)  1.00 (1)  1.00 (1)  1.00 (1)   1.00 (1)  0.50 (2)  0.917          0.917           7
        """,
        RecallTable.of(scored()).toText());
  }

  @Test
  void leavesTheRecallOfAnEmotionEmptyThatTheCorpusDoesNotHave() {
    assertEquals(
        """
        corpus,neutral,happy,sad,angry,fear,surprise,UAR,UAR among own,utterances,\
        neutral utterances,happy utterances,sad utterances,angry utterances,fear utterances,\
        surprise utterances
        crema-d,1.0000,1.0000,1.0000,0.0000,0.1000,,0.6200,0.6200,14,1,1,1,1,10,0
        ravdess,1.0000,1.0000,1.0000,1.0000,1.0000,0.5000,0.9167,0.9167,7,1,1,1,1,1,2
        """,
        RecallTable.of(scored()).toCsv());
  }

  @Test
  void quotesNamesThatWouldBreakTheirLine() {
    String csv = RecallTable.of(List.of(prediction("my \"own\", voices", SAD, SAD))).toCsv();

    assertEquals(
        "\"my \"\"own\"\", voices\",,,1.0000,,,,1.0000,1.0000,1,0,0,1,0,0,0",
        csv.lines().toList().get(1));
  }

  @Test
  void refusesNothing() {
    assertThrows(IllegalArgumentException.class, () -> RecallTable.of(List.of()));
  }

  private static ScoredUtterance prediction(String corpus, Emotion truth, Emotion predicted) {
    return Predictions.prediction(corpus, "a", truth, predicted, 0.9);
  }
}
