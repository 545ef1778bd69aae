package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.Objects;

/**
 * The features of an utterance, or of an augmented copy of it.
 *
 * @param utterance which
 * @param copy 0 for the recording itself, else the number of the copy
 * @param features its 174 frames
 */
public record LabelledClip(Utterance utterance, int copy, FeatureMatrix features) {

  public LabelledClip {
    Objects.requireNonNull(utterance, "utterance");
    Objects.requireNonNull(features, "features");
  }

  /** Returns the emotion that the utterance is meant to have. */
  public Emotion emotion() {
    return utterance.emotion();
  }
}
