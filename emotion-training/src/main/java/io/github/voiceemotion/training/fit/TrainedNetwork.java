package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.EmotionNetwork;
import java.util.List;

/**
 * One network of a model, and how it came about.
 *
 * @param network with the weights of the best epoch
 * @param history all epochs in order
 * @param bestEpoch the one whose weights were kept
 */
public record TrainedNetwork(EmotionNetwork network, List<EpochResult> history, int bestEpoch) {

  public TrainedNetwork {
    history = List.copyOf(history);
  }
}
