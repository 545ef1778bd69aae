package io.github.voiceemotion.training.fit;

/**
 * Halves the learning rate whenever the loss on the development part has not fallen for a while.
 */
final class PlateauSchedule {

  /** A loss counts as lower only by this much. */
  private static final double LEAST_FALL = 1e-4;

  private static final double LOWEST_RATE = 1e-6;

  private final int patience;
  private double learningRate;
  private double lowestLoss = Double.POSITIVE_INFINITY;
  private int epochsSince;

  PlateauSchedule(double learningRate, int patience) {
    this.learningRate = learningRate;
    this.patience = patience;
  }

  double learningRate() {
    return learningRate;
  }

  void epochDone(double developmentLoss) {
    if (developmentLoss < lowestLoss - LEAST_FALL) {
      lowestLoss = developmentLoss;
      epochsSince = 0;
    } else if (++epochsSince >= patience) {
      learningRate = Math.max(LOWEST_RATE, learningRate / 2);
      epochsSince = 0;
    }
  }
}
