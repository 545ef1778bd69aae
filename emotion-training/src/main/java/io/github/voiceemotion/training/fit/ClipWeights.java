package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.BalancedSampler;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much each clip counts where all are looked at together. */
final class ClipWeights {

  private ClipWeights() {}

  /** A corpus counts as it does for the networks, and within it each emotion the same. */
  static double[] of(List<LabelledClip> clips) {
    List<Utterance> utterances = clips.stream().map(LabelledClip::utterance).toList();
    Map<List<Object>, Integer> counts = new HashMap<>();
    for (Utterance utterance : utterances) {
      counts.merge(List.of(utterance.corpus(), utterance.emotion()), 1, Integer::sum);
    }
    double[] weights = new BalancedSampler(utterances, clips.size()).expectedDraws();
    Map<String, Integer> sizes = new HashMap<>();
    utterances.forEach(utterance -> sizes.merge(utterance.corpus(), 1, Integer::sum));
    for (int i = 0; i < weights.length; i++) {
      Utterance utterance = utterances.get(i);
      int alike = counts.get(List.of(utterance.corpus(), utterance.emotion()));
      weights[i] *= (double) sizes.get(utterance.corpus()) / alike;
    }
    return weights;
  }
}
