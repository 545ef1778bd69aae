package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.WindowFeatures;
import io.github.voiceemotion.model.encoder.EncoderStatistics;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that a model looks at in an utterance, or in an augmented copy of it.
 *
 * @param utterance which
 * @param copy 0 for the recording itself, else the number of the copy
 * @param windows the features of each of its windows, 174 frames each; at least one
 * @param encoded what a speech encoder hears in each of its windows; empty if there is none
 */
public record LabelledClip(
    Utterance utterance, int copy, List<FeatureMatrix> windows, List<EncoderStatistics> encoded) {

  public LabelledClip {
    Objects.requireNonNull(utterance, "utterance");
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("windows are none, expected at least one");
    }
    encoded = List.copyOf(encoded);
    if (!encoded.isEmpty() && encoded.size() != windows.size()) {
      throw new IllegalArgumentException(
          encoded.size() + " windows were encoded, expected all " + windows.size());
    }
  }

  /** Creates a clip that no speech encoder hears. */
  public LabelledClip(Utterance utterance, int copy, List<FeatureMatrix> windows) {
    this(utterance, copy, windows, List.of());
  }

  /** Returns all that a model looks at in each window. */
  public List<WindowFeatures> inputs() {
    return IntStream.range(0, windows.size())
        .mapToObj(
            i ->
                new WindowFeatures(
                    windows.get(i),
                    encoded.isEmpty() ? Optional.empty() : Optional.of(encoded.get(i))))
        .toList();
  }

  /** Returns the emotion that the utterance is meant to have. */
  public Emotion emotion() {
    return utterance.emotion();
  }
}
