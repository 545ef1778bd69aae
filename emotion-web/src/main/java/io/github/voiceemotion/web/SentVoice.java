package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.VoiceProfile;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** What a client knows of a voice, as it sent it. */
final class SentVoice {

  private SentVoice() {}

  /**
   * Reads it.
   *
   * @param sent a profile as JSON; empty of a voice that was never heard
   * @throws Problem if the recognizer cannot go on with it
   */
  static VoiceProfile read(String sent, EmotionRecognizer recognizer) {
    try {
      Optional<VoiceProfile> known =
          sent.isBlank() ? Optional.empty() : Optional.of(VoiceProfile.parse(sent));
      requireUse(known, recognizer);
      known.ifPresent(recognizer::requireOwn);
      return known.orElseGet(recognizer::unknownVoice);
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
    }
  }

  private static void requireUse(Optional<VoiceProfile> known, EmotionRecognizer recognizer) {
    if (!recognizer.knowsVoices()) {
      throw new IllegalArgumentException(
          "the model that answers here, "
              + recognizer.modelName()
              + ", makes no use of voice profiles"
              + known.map(profile -> ", this one is of the model " + profile.model()).orElse(""));
    }
  }
}
