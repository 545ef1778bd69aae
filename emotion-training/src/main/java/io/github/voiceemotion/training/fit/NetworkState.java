package io.github.voiceemotion.training.fit;

import java.util.Objects;

/**
 * Where the training of one network was after its last finished epoch.
 *
 * <p>Learning rate and early stopping follow from the history. Nothing random is here, as every
 * epoch has a seed of its own.
 *
 * @param soFar the weights of the best epoch, and all epochs, at least one
 * @param weights as the last step left them, layer after layer
 * @param updater Adam's moments of the weights, as DL4J lays them out
 * @param average the running average of the weights
 * @param steps so far, which Adam and the average go by
 */
public record NetworkState(
    TrainedNetwork soFar, float[] weights, float[] updater, float[] average, int steps) {

  public NetworkState {
    Objects.requireNonNull(soFar, "soFar");
    Objects.requireNonNull(updater, "updater");
    if (soFar.history().isEmpty()) {
      throw new IllegalArgumentException("history is empty, expected at least one epoch");
    }
    if (average.length != weights.length) {
      throw new IllegalArgumentException(
          "average has " + average.length + " values, expected " + weights.length);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps is " + steps + ", expected at least 1");
    }
  }
}
