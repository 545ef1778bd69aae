package io.github.voiceemotion.model;

import java.util.Objects;

/**
 * An answer that what is known of the voice took part in.
 *
 * @param prediction of the clip
 * @param profile the voice's, grown by the clip
 */
public record VoicePrediction(Prediction prediction, VoiceProfile profile) {

  public VoicePrediction {
    Objects.requireNonNull(prediction, "prediction");
    Objects.requireNonNull(profile, "profile");
  }

  /** Returns the same answer with another profile. */
  public VoicePrediction with(VoiceProfile other) {
    return new VoicePrediction(prediction, other);
  }

  /** Returns the same answer with another prediction, such as a rejected one. */
  public VoicePrediction with(Prediction other) {
    return new VoicePrediction(other, profile);
  }
}
