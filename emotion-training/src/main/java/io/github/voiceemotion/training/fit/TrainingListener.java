package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.audio.AudioException;
import java.util.List;

/**
 * Is told how far a training is, event by event; each may be left unheeded.
 *
 * <p>First the recordings are read. Then, for each network of the model, it starts; each epoch is a
 * number of batches, a checkpoint and its result; and it is done. All but the reading is told by
 * one thread. What a listener throws ends the training.
 */
public interface TrainingListener {

  /** A listener that heeds nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /** Returns a listener that tells all of some others, of each event in their order. */
  static TrainingListener all(TrainingListener... listeners) {
    return new ListenerList(List.of(listeners));
  }

  /**
   * A recording was read, or could not be; told by several threads.
   *
   * @param done so far
   * @param of all that are to be read
   */
  default void fileRead(int done, int of) {}

  /** A recording could not be read and is left out; told once all have been read. */
  default void fileLeftOut(AudioException failure) {}

  /**
   * The training of one of the model's networks begins, or goes on from a checkpoint.
   *
   * @param network from 1
   * @param networks in the model
   */
  default void networkStarted(int network, int networks) {}

  /**
   * A step is done.
   *
   * @param epoch from 1
   * @param batch from 1
   * @param batches in this epoch
   * @param clipsPerSecond since the epoch began
   */
  default void batchDone(int epoch, int batch, int batches, double clipsPerSecond) {}

  /**
   * An epoch is done, and the training can be resumed from here. It is told before the epoch's
   * result, so that an epoch that was shown is never lost.
   */
  default void checkpointReached(Checkpoint checkpoint) {}

  /**
   * An epoch is done.
   *
   * @param result what came of it
   * @param best whether it is the best so far
   */
  default void epochDone(EpochResult result, boolean best) {}

  /**
   * The training of one of the model's networks is over.
   *
   * @param network from 1
   * @param trained what came of it
   */
  default void networkDone(int network, TrainedNetwork trained) {}
}
