package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much each clip counts where all are looked at together. */
final class ClipWeights {

  private ClipWeights() {}

  /**
   * Within a corpus each emotion counts the same.
   *
   * @param corpora how much a corpus counts, by its name; 1 if it is not named
   */
  static double[] of(List<LabelledClip> clips, Map<String, Double> corpora) {
    List<Utterance> utterances = clips.stream().map(LabelledClip::utterance).toList();
    Map<List<Object>, Integer> counts = new HashMap<>();
    for (Utterance utterance : utterances) {
      counts.merge(List.of(utterance.corpus(), utterance.emotion()), 1, Integer::sum);
    }
    Map<String, Set<Emotion>> emotions = new HashMap<>();
    for (Utterance utterance : utterances) {
      emotions
          .computeIfAbsent(utterance.corpus(), corpus -> new HashSet<>())
          .add(utterance.emotion());
    }
    double[] weights = new double[clips.size()];
    for (int i = 0; i < weights.length; i++) {
      Utterance utterance = utterances.get(i);
      String corpus = utterance.corpus();
      weights[i] =
          corpora.getOrDefault(corpus, 1.0)
              / emotions.get(corpus).size()
              / counts.get(List.of(corpus, utterance.emotion()));
    }
    return weights;
  }
}
