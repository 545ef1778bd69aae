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
import java.util.Map;

/**
 * Fits the linear discriminant to the recordings alone: with their augmented copies it was worse on
 * corpora left out.
 */
final class DiscriminantFit {

  private DiscriminantFit() {}

  /**
   * Fits it, uncalibrated. The windows of a recording share its weight.
   *
   * @param labels the emotions of the model
   * @param clips recordings and copies
   * @param corpora how much a corpus counts, by its name
   */
  static LinearDiscriminant fit(
      Labels labels, List<LabelledClip> clips, Map<String, Double> corpora) {
    List<LabelledClip> recordings = clips.stream().filter(clip -> clip.copy() == 0).toList();
    double[] weights = ClipWeights.of(recordings, corpora);
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

  /** Returns the temperature that suits recordings of other voices. */
  static Calibration calibration(
      Labels labels, LinearDiscriminant discriminant, List<LabelledClip> development) {
    return Calibration.fit(
        development.stream()
            .map(clip -> clip.windows().stream().map(discriminant::probabilities).toList())
            .map(WindowMean::of)
            .toArray(double[][]::new),
        development.stream().mapToInt(clip -> labels.indexOf(clip.emotion())).toArray());
  }
}
