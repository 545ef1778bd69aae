package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.audio.AudioException;
import java.util.List;

/** Listeners that are told of each event in their order. */
record ListenerList(List<TrainingListener> listeners) implements TrainingListener {

  @Override
  public void fileRead(int done, int of) {
    listeners.forEach(listener -> listener.fileRead(done, of));
  }

  @Override
  public void fileLeftOut(AudioException failure) {
    listeners.forEach(listener -> listener.fileLeftOut(failure));
  }

  @Override
  public void networkStarted(int network, int networks) {
    listeners.forEach(listener -> listener.networkStarted(network, networks));
  }

  @Override
  public void batchDone(int epoch, int batch, int batches, double clipsPerSecond) {
    listeners.forEach(listener -> listener.batchDone(epoch, batch, batches, clipsPerSecond));
  }

  @Override
  public void checkpointReached(Checkpoint checkpoint) {
    listeners.forEach(listener -> listener.checkpointReached(checkpoint));
  }

  @Override
  public void epochDone(EpochResult result, boolean best) {
    listeners.forEach(listener -> listener.epochDone(result, best));
  }

  @Override
  public void networkDone(int network, TrainedNetwork trained) {
    listeners.forEach(listener -> listener.networkDone(network, trained));
  }
}
