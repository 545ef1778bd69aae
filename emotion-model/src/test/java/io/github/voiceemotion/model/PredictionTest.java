package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionTest {

  @Test
  void namesTheMostProbableEmotion() {
    Prediction prediction =
        Prediction.of(Labels.SIX, new double[] {0.1, 0.2, 0.05, 0.4, 0.2, 0.05});

    assertEquals(Emotion.ANGRY, prediction.emotion());
    assertEquals(0.4, prediction.confidence());
    assertEquals(Optional.empty(), prediction.rejection());
  }

  @Test
  void listsProbabilitiesInTheFixedOrder() {
    Prediction prediction =
        Prediction.of(Labels.SIX, new double[] {0.1, 0.2, 0.05, 0.4, 0.2, 0.05});

    assertEquals(Labels.SIX.emotions(), new ArrayList<>(prediction.probabilities().keySet()));
  }

  @Test
  void keepsTheProbabilitiesOfARejectedClip() {
    Prediction prediction =
        Prediction.of(Labels.SIX, new double[] {1, 0, 0, 0, 0, 0}).rejected(Rejection.NO_SPEECH);

    assertEquals(1, prediction.confidence());
    assertEquals("no-speech", prediction.rejection().orElseThrow().label());
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Prediction.of(Labels.SIX, new double[] {0.5, 0.1, 0.1, 0.1, 0.1, 0.2}));
    assertThrows(
        IllegalArgumentException.class,
        () -> Prediction.of(Labels.SIX, new double[] {1.2, -0.2, 0, 0, 0, 0}));
    assertThrows(IllegalArgumentException.class, () -> Prediction.of(Labels.SIX, new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> new Prediction(Map.of(), Optional.empty()));
  }

  @Test
  void namesTheMostProbableFirst() {
    Prediction prediction = Prediction.of(Labels.SIX, new double[] {0.1, 0.3, 0.1, 0.4, 0.1, 0});

    assertEquals(
        List.of(
            new EmotionProbability(Emotion.ANGRY, 0.4),
            new EmotionProbability(Emotion.HAPPY, 0.3),
            new EmotionProbability(Emotion.NEUTRAL, 0.1)),
        prediction.top(3));
    assertEquals(List.of(), prediction.top(0));
    assertEquals(6, prediction.top(6).size());
    assertThrows(IllegalArgumentException.class, () -> prediction.top(7));
  }
}
