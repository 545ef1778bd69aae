package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.encoder.EncoderStatistics;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model looks at in one window of speech.
 *
 * @param acoustic the 120 features, 174 frames
 * @param encoded what a speech encoder hears in it; empty if there is none to ask
 */
public record WindowFeatures(FeatureMatrix acoustic, Optional<EncoderStatistics> encoded) {

  public WindowFeatures {
    Objects.requireNonNull(acoustic, "acoustic");
    Objects.requireNonNull(encoded, "encoded");
  }

  /**
   * Returns the statistics of the 120 features that the discriminant looks at: mean, spread,
   * percentiles and trend over the frames that sound, and over those with a voice.
   */
  public float[] statistics() {
    return ClipStatistics.of(acoustic);
  }
}
