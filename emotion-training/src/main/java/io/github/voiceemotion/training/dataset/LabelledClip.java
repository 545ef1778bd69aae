package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.List;
import java.util.Objects;

/**
 * The features of an utterance, or of an augmented copy of it.
 *
 * @param utterance which
 * @param copy 0 for the recording itself, else the number of the copy
 * @param windows the features of each of its windows, 174 frames each; at least one
 */
public record LabelledClip(Utterance utterance, int copy, List<FeatureMatrix> windows) {

  public LabelledClip {
    Objects.requireNonNull(utterance, "utterance");
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("windows are none, expected at least one");
    }
  }

  /** Returns the emotion that the utterance is meant to have. */
  public Emotion emotion() {
    return utterance.emotion();
  }
}
