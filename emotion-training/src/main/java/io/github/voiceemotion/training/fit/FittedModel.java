package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.Ensemble;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.model.VoiceDiscriminant;
import io.github.voiceemotion.model.WindowMean;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.List;
import java.util.Optional;

/**
 * What a fit gives.
 *
 * @param labels the emotions that it answers with
 * @param trained each network
 * @param scaler fitted to the training part
 * @param discriminant fitted to both parts, its own temperature to the development part when it was
 *     fitted to the training part alone
 * @param discriminantWeight how much it counts beside the networks
 * @param voice fitted to what the encoder hears in both parts; empty in a light model
 * @param encoderWeight how much it counts beside all others
 * @param calibration of all together, fitted to the development part
 */
public record FittedModel(
    Labels labels,
    List<TrainedNetwork> trained,
    FeatureScaler scaler,
    LinearDiscriminant discriminant,
    double discriminantWeight,
    Optional<VoiceDiscriminant> voice,
    double encoderWeight,
    Calibration calibration) {

  public FittedModel {
    trained = List.copyOf(trained);
  }

  /** Returns the uncalibrated probabilities of clips, one row a clip: the mean over its windows. */
  public double[][] predict(List<LabelledClip> clips) {
    double[][] rows =
        new Ensemble(scaler, networks(), discriminant, discriminantWeight, voice, encoderWeight)
            .probabilities(clips.stream().flatMap(clip -> clip.inputs().stream()).toList());
    return WindowMean.ofEach(rows, clips.stream().map(clip -> clip.windows().size()).toList());
  }

  /** Returns the networks alone. */
  public List<EmotionNetwork> networks() {
    return trained.stream().map(TrainedNetwork::network).toList();
  }
}
