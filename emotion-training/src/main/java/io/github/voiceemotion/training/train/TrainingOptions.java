package io.github.voiceemotion.training.train;

import io.github.voiceemotion.model.NetworkOptions;
import java.util.Objects;

/**
 * How a network is trained.
 *
 * @param network its sizes and regularisation
 * @param epochs most epochs
 * @param patience epochs without a better UAR on the development part after which training stops
 * @param plateau epochs without a lower loss on the development part after which the learning rate
 *     is halved
 * @param batchSize clips a step
 * @param learningRate of Adam, at first
 * @param largestClassWeight cap on the weight of a rare emotion in the loss
 * @param copies of each training clip, with augmented audio, that are trained on besides it
 * @param seed of weights, dropout, order and augmentation
 */
public record TrainingOptions(
    NetworkOptions network,
    int epochs,
    int patience,
    int plateau,
    int batchSize,
    double learningRate,
    double largestClassWeight,
    int copies,
    long seed) {

  public TrainingOptions {
    Objects.requireNonNull(network, "network");
    requirePositive("epochs", epochs);
    requirePositive("patience", patience);
    requirePositive("plateau", plateau);
    requirePositive("batchSize", batchSize);
    if (!(learningRate > 0 && learningRate < 1)) {
      throw new IllegalArgumentException(
          "learningRate is " + learningRate + ", expected above 0 and below 1");
    }
    if (!(largestClassWeight >= 1)) {
      throw new IllegalArgumentException(
          "largestClassWeight is " + largestClassWeight + ", expected at least 1");
    }
    if (copies < 0) {
      throw new IllegalArgumentException("copies is " + copies + ", expected 0 or more");
    }
  }

  /** Returns the defaults: 100 epochs, patience 15, batches of 32, rate 0.001, two copies. */
  public static TrainingOptions defaults() {
    return new TrainingOptions(NetworkOptions.defaults(), 100, 15, 5, 32, 1e-3, 3, 2, 1);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
    }
  }
}
