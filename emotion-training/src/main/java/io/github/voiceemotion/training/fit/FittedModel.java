package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.Ensemble;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.model.WindowMean;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.List;

/**
 * What a fit gives.
 *
 * @param labels the emotions that it answers with
 * @param trained each network
 * @param scaler fitted to the training part
 * @param discriminant fitted to the training part, its own temperature to the development part
 * @param discriminantWeight how much it counts beside the networks
 * @param calibration of all together, fitted to the development part
 */
public record FittedModel(
    Labels labels,
    List<TrainedNetwork> trained,
    FeatureScaler scaler,
    LinearDiscriminant discriminant,
    double discriminantWeight,
    Calibration calibration) {

  public FittedModel {
    trained = List.copyOf(trained);
  }

  /** Returns the uncalibrated probabilities of clips, one row a clip: the mean over its windows. */
  public double[][] predict(List<LabelledClip> clips) {
    double[][] rows =
        new Ensemble(scaler, networks(), discriminant, discriminantWeight)
            .probabilities(clips.stream().flatMap(clip -> clip.windows().stream()).toList());
    return WindowMean.ofEach(rows, clips.stream().map(clip -> clip.windows().size()).toList());
  }

  /** Returns the networks alone. */
  public List<EmotionNetwork> networks() {
    return trained.stream().map(TrainedNetwork::network).toList();
  }
}
