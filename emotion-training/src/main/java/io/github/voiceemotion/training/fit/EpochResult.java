package io.github.voiceemotion.training.fit;

/**
 * What one pass over the training part came to.
 *
 * @param epoch the number of the pass, from 1
 * @param trainLoss the mean loss on the training part, 0 or more
 * @param developmentLoss the mean loss on the development part, 0 or more
 * @param trainUar the unweighted average recall on the training part, 0 to 1
 * @param developmentUar the unweighted average recall on the development part, 0 to 1
 * @param learningRate the learning rate of the pass, above 0
 * @param seconds how long it took
 */
public record EpochResult(
    int epoch,
    double trainLoss,
    double developmentLoss,
    double trainUar,
    double developmentUar,
    double learningRate,
    double seconds) {

  public EpochResult {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch is " + epoch + ", expected at least 1");
    }
    requireNotNegative("trainLoss", trainLoss);
    requireNotNegative("developmentLoss", developmentLoss);
    requireShare("trainUar", trainUar);
    requireShare("developmentUar", developmentUar);
    requireNotNegative("learningRate", learningRate);
    if (learningRate == 0) {
      throw new IllegalArgumentException("learningRate is 0, expected more");
    }
    requireNotNegative("seconds", seconds);
  }

  private static void requireNotNegative(String name, double value) {
    if (!Double.isFinite(value) || value < 0) {
      throw new IllegalArgumentException(name + " is " + value + ", expected 0 or more");
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", expected 0 to 1");
    }
  }
}
