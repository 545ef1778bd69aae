package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.model.WindowMean;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.ArrayList;
import java.util.List;

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
    double[] weights = ClipWeights.of(recordings);
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
}
