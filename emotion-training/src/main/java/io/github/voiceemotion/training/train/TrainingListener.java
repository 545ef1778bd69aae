package io.github.voiceemotion.training.train;

import io.github.voiceemotion.training.report.EpochResult;

/** Is told how far a training run is. */
public interface TrainingListener {

  /**
   * A step is done.
   *
   * @param epoch from 1
   * @param batch from 1
   * @param batches in this epoch
   * @param clipsPerSecond since the epoch began
   */
  void batchDone(int epoch, int batch, int batches, double clipsPerSecond);

  /**
   * An epoch is done.
   *
   * @param result what came of it
   * @param best whether it is the best so far
   */
  void epochDone(EpochResult result, boolean best);
}
