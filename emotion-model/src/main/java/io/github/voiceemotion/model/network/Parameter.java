package io.github.voiceemotion.model.network;

import java.util.Arrays;

/**
 * One parameter array of a layer.
 *
 * @param name unique within the layer
 * @param kind how it is trained
 * @param initial the value that it starts with, or for weights the width of the uniform
 *     distribution around 0 that they are drawn from
 * @param shape its dimensions, the last one varying fastest
 */
public record Parameter(String name, Kind kind, double initial, long... shape) {

  /** How a parameter is trained. */
  public enum Kind {
    /** Starts at random, is regularised. */
    WEIGHT,
    /** Starts at a constant, is not regularised. */
    BIAS,
    /** Is no parameter of the loss: follows a statistic of the batches. */
    STATISTIC
  }

  /** Weights that keep the variance of what passes through them (Glorot and Bengio 2010). */
  static Parameter weights(String name, long inputs, long outputs) {
    return new Parameter(name, Kind.WEIGHT, Math.sqrt(6.0 / (inputs + outputs)), inputs, outputs);
  }

  /** Weights before a ReLU, which halves the variance (He et al. 2015). */
  static Parameter weightsBeforeRelu(String name, long inputs, long outputs) {
    return new Parameter(name, Kind.WEIGHT, Math.sqrt(6.0 / inputs), inputs, outputs);
  }

  static Parameter bias(String name, double initial, long size) {
    return new Parameter(name, Kind.BIAS, initial, size);
  }

  static Parameter statistic(String name, double initial, long size) {
    return new Parameter(name, Kind.STATISTIC, initial, size);
  }

  /** Returns how many numbers it has. */
  public long length() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
