package io.github.voiceemotion.training.train;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.FeatureScaler;
import java.util.List;

/**
 * What training gives.
 *
 * @param trained each network
 * @param scaler fitted to the training part
 * @param calibration of the networks' mean, fitted to the development part
 */
public record TrainedModel(
    List<TrainedNetwork> trained, FeatureScaler scaler, Calibration calibration) {

  public TrainedModel {
    trained = List.copyOf(trained);
  }

  /** Returns the mean of the networks' uncalibrated probabilities, one row a clip. */
  double[][] predict(ScaledClips clips) {
    double[][] sums = new double[clips.clips().size()][Emotion.COUNT];
    for (TrainedNetwork each : trained) {
      double[][] probabilities = clips.predict(each.network());
      for (int i = 0; i < sums.length; i++) {
        for (int emotion = 0; emotion < Emotion.COUNT; emotion++) {
          sums[i][emotion] += probabilities[i][emotion] / trained.size();
        }
      }
    }
    return sums;
  }

  /** Returns the networks alone. */
  public List<EmotionNetwork> networks() {
    return trained.stream().map(TrainedNetwork::network).toList();
  }
}
