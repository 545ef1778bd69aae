package io.github.voiceemotion.training.fit;

/** Is told how far a training run is. */
public interface TrainingListener {

  /**
   * The training of one of the model's networks begins.
   *
   * @param network from 1
   * @param networks in the model
   */
  void networkStarted(int network, int networks);

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
