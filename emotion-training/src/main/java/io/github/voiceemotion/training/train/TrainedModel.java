package io.github.voiceemotion.training.train;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.training.report.EpochResult;
import java.util.List;

/**
 * What training gives.
 *
 * @param network with the weights of the best epoch
 * @param scaler fitted to the training part
 * @param calibration fitted to the development part
 * @param history all epochs in order
 * @param bestEpoch the one whose weights were kept
 */
public record TrainedModel(
    EmotionNetwork network,
    FeatureScaler scaler,
    Calibration calibration,
    List<EpochResult> history,
    int bestEpoch) {

  public TrainedModel {
    history = List.copyOf(history);
  }
}
