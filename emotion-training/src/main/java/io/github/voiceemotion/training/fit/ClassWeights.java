package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Emotion;
import java.util.List;

/** Weights in the loss that make every emotion count the same, however many clips it has. */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * Returns draws / (emotions * draws of the emotion), capped; 1 for an emotion without clips.
   *
   * @param emotions of all training clips
   * @param draws how often each clip is drawn in an epoch
   * @param largest cap
   * @return six weights in the order of {@link Emotion}
   */
  static double[] of(List<Emotion> emotions, double[] draws, double largest) {
    double[] counts = new double[Emotion.COUNT];
    double all = 0;
    for (int i = 0; i < draws.length; i++) {
      counts[emotions.get(i).ordinal()] += draws[i];
      all += draws[i];
    }
    int present = 0;
    for (double count : counts) {
      present += count > 0 ? 1 : 0;
    }
    double[] weights = new double[Emotion.COUNT];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = counts[i] == 0 ? 1 : Math.min(largest, all / (present * counts[i]));
    }
    return weights;
  }
}
