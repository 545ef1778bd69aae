package io.github.voiceemotion.training.evaluate;

import static io.github.voiceemotion.training.evaluate.Predictions.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.model.Emotion;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTableTest {

  @Test
  void hasARowForEachUtterance() {
    assertEquals(
        """
        corpus,speaker,file,emotion,predicted,neutral,happy,sad,angry,fear,surprise
        test,test-ann,ann.wav,sad,happy,0.1000,0.5000,0.1000,0.1000,0.1000,0.1000
        "my, own","my, own-bob",bob.wav,fear,fear,0.0200,0.0200,0.0200,0.0200,0.9000,0.0200
        """,
        PredictionTable.toCsv(
            List.of(
                prediction("ann", Emotion.SAD, Emotion.HAPPY, 0.5),
                prediction("my, own", "bob", Emotion.FEAR, Emotion.FEAR, 0.9))));
  }
}
