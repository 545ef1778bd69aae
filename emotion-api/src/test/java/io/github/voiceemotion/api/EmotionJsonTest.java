package io.github.voiceemotion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What programs rely on: a change here breaks them. */
class EmotionJsonTest {

  private static final Prediction SAD =
      Prediction.of(Labels.SIX, new double[] {0.25, 0, 0.5, 0.125, 0.125, 0});

  private static final String FIELDS =
      "\"emotion\":\"sad\",\"confidence\":0.5,\"probabilities\":{\"neutral\":0.25,\"happy\":0.0,"
          + "\"sad\":0.5,\"angry\":0.125,\"fear\":0.125,\"surprise\":0.0},\"rejection\":";

  @Test
  void writesAPrediction() {
    assertEquals("{" + FIELDS + "null}", EmotionJson.of(SAD));
    assertEquals(
        "{" + FIELDS + "\"too-quiet\"}", EmotionJson.of(SAD.rejected(Rejection.TOO_QUIET)));
  }

  @Test
  void writesASegment() {
    Segment segment = new Segment(Duration.ofMillis(1_500), Duration.ofMillis(4_500), SAD);
    assertEquals("{\"start\":1.5,\"end\":4.5," + FIELDS + "null}", EmotionJson.of(segment));
  }

  @Test
  void writesAnExplanation() {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("MFCC", 0.5);
    parts.put(Explanation.ENCODER, -0.25);
    parts.put(Explanation.VOICE_PROFILE, 0.0625);
    Explanation explanation =
        new Explanation(
            SAD,
            parts,
            List.of(new Explanation.Stretch(Duration.ZERO, Duration.ofMillis(250), 0.125)),
            new AudioClip(new float[4_000], AudioClip.SAMPLE_RATE));
    assertEquals(
        "{"
            + FIELDS
            + "null,\"parts\":{\"mfcc\":0.5,\"speech_encoder\":-0.25,\"voice_profile\":0.0625},"
            + "\"stretches\":[{\"start\":0.0,\"end\":0.25,\"contribution\":0.125}]}",
        EmotionJson.of(explanation));
  }
}
