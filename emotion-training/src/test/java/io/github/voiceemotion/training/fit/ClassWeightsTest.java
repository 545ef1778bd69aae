package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {

  @Test
  void makesEveryEmotionCountTheSame() {
    List<Emotion> emotions = new ArrayList<>();
    emotions.addAll(Collections.nCopies(6, Emotion.NEUTRAL));
    emotions.addAll(Collections.nCopies(3, Emotion.SAD));

    assertArrayEquals(
        new double[] {9.0 / (2 * 6), 1, 9.0 / (2 * 3), 1, 1, 1},
        ClassWeights.of(Labels.SIX, emotions, once(9), 5),
        1e-12);
  }

  @Test
  void countsAClipAsOftenAsItIsDrawn() {
    List<Emotion> emotions =
        List.of(Emotion.NEUTRAL, Emotion.NEUTRAL, Emotion.NEUTRAL, Emotion.NEUTRAL, Emotion.SAD);
    double[] draws = {0.5, 0.5, 0.5, 0.5, 2};

    assertArrayEquals(
        new double[] {1, 1, 1, 1, 1, 1}, ClassWeights.of(Labels.SIX, emotions, draws, 5), 1e-12);
  }

  @Test
  void capsTheWeightOfARareEmotion() {
    List<Emotion> emotions = new ArrayList<>(Collections.nCopies(99, Emotion.NEUTRAL));
    emotions.add(Emotion.FEAR);

    assertArrayEquals(
        new double[] {100.0 / 198, 1, 1, 1, 3, 1},
        ClassWeights.of(Labels.SIX, emotions, once(100), 3),
        1e-12);
  }

  private static double[] once(int clips) {
    double[] draws = new double[clips];
    Arrays.fill(draws, 1);
    return draws;
  }
}
