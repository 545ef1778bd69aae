package io.github.voiceemotion.training.fit;

/** Remembers the epoch with the highest UAR on the development part and says when to give up. */
final class EarlyStopping {

  private final int patience;
  private int bestEpoch;
  private double bestUar = Double.NEGATIVE_INFINITY;
  private int lastEpoch;

  EarlyStopping(int patience) {
    this.patience = patience;
  }

  /** Takes note of an epoch and returns whether it is the best so far. */
  boolean epochDone(int epoch, double developmentUar) {
    lastEpoch = epoch;
    if (developmentUar <= bestUar) {
      return false;
    }
    bestUar = developmentUar;
    bestEpoch = epoch;
    return true;
  }

  boolean shouldStop() {
    return lastEpoch - bestEpoch >= patience;
  }

  int bestEpoch() {
    return bestEpoch;
  }
}
