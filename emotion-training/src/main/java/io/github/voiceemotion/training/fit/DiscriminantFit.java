package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.model.WindowMean;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.BalancedSampler;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the linear discriminant to the recordings alone: with their augmented copies it was worse on
 * corpora left out.
 */
final class DiscriminantFit {

  private DiscriminantFit() {}

  /**
   * @param labels the emotions of the model
   * @param train recordings and copies
   * @param development to which the temperature is fitted
   */
  static LinearDiscriminant fit(
      Labels labels, List<LabelledClip> train, List<LabelledClip> development) {
    List<LabelledClip> recordings = train.stream().filter(clip -> clip.copy() == 0).toList();
    LinearDiscriminant discriminant = fit(labels, recordings);
    return discriminant.calibrated(
        Calibration.fit(
            development.stream()
                .map(clip -> clip.windows().stream().map(discriminant::probabilities).toList())
                .map(WindowMean::of)
                .toArray(double[][]::new),
            emotions(development).stream().mapToInt(labels::indexOf).toArray()));
  }

  /** The windows of a recording share its weight. */
  private static LinearDiscriminant fit(Labels labels, List<LabelledClip> recordings) {
    double[] weights = weights(recordings);
    List<FeatureMatrix> windows = new ArrayList<>();
    List<Emotion> emotions = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      LabelledClip recording = recordings.get(i);
      for (FeatureMatrix window : recording.windows()) {
        windows.add(window);
        emotions.add(recording.emotion());
        shares.add(weights[i] / recording.windows().size());
      }
    }
    return LinearDiscriminant.fit(
        labels, windows, emotions, shares.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static List<Emotion> emotions(List<LabelledClip> clips) {
    return clips.stream().map(LabelledClip::emotion).toList();
  }

  /** A corpus counts as it does for the networks, and within it each emotion the same. */
  private static double[] weights(List<LabelledClip> clips) {
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
