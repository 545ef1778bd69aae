package io.github.voiceemotion.training.fit;

import java.util.List;
import java.util.Objects;

/**
 * Where the training of a model was after its last finished epoch.
 *
 * @param finished the networks whose training is over, in the order of the options
 * @param current the network after these
 */
public record Checkpoint(List<TrainedNetwork> finished, NetworkState current) {

  public Checkpoint {
    finished = List.copyOf(finished);
    Objects.requireNonNull(current, "current");
  }
}
