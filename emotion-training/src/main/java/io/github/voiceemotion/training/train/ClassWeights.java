package io.github.voiceemotion.training.train;

import io.github.voiceemotion.model.Emotion;
import java.util.List;

/** Weights in the loss that make every emotion count the same, however many clips it has. */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * Returns clips / (emotions * clips of the emotion), capped; 1 for an emotion without clips.
   *
   * @param emotions of all training clips
   * @param largest cap
   * @return six weights in the order of {@link Emotion}
   */
  static double[] of(List<Emotion> emotions, double largest) {
    int[] counts = new int[Emotion.COUNT];
    emotions.forEach(emotion -> counts[emotion.ordinal()]++);
    int present = 0;
    for (int count : counts) {
      present += count > 0 ? 1 : 0;
    }
    double[] weights = new double[Emotion.COUNT];
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          counts[i] == 0 ? 1 : Math.min(largest, emotions.size() / ((double) present * counts[i]));
    }
    return weights;
  }
}
