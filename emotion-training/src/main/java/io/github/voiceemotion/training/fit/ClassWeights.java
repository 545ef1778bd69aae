package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.util.List;

/** Weights in the loss that make every emotion count the same, however many clips it has. */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * Returns draws / (emotions * draws of the emotion), capped; 1 for an emotion without clips.
   *
   * @param labels the emotions of the model
   * @param emotions of all training clips
   * @param draws how often each clip is drawn in an epoch
   * @param largest cap
   * @return a weight for each label
   */
  static double[] of(Labels labels, List<Emotion> emotions, double[] draws, double largest) {
    double[] counts = new double[labels.size()];
    double all = 0;
    for (int i = 0; i < draws.length; i++) {
      counts[labels.indexOf(emotions.get(i))] += draws[i];
      all += draws[i];
    }
    int present = 0;
    for (double count : counts) {
      present += count > 0 ? 1 : 0;
    }
    double[] weights = new double[labels.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = counts[i] == 0 ? 1 : Math.min(largest, all / (present * counts[i]));
    }
    return weights;
  }
}
