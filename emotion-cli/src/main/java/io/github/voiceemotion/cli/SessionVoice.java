package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import java.util.Optional;

/**
 * The voice that speaks in a session: what is known of it grows with each recording, in memory
 * alone. Where it is off, and with a model that makes no use of it, each recording is answered by
 * itself.
 */
final class SessionVoice {

  private final EmotionRecognizer recognizer;

  /** Empty with a model that makes no use of it. */
  private Optional<VoiceProfile> known;

  private boolean on;

  /**
   * @param on whether it is made use of from the start
   */
  SessionVoice(EmotionRecognizer recognizer, boolean on) {
    this.recognizer = recognizer;
    this.on = on;
    forget();
  }

  /** Recognises the emotion of a clip, and knows the voice better after it. */
  Prediction recognize(AudioClip clip) {
    if (!isUsed()) {
      return recognizer.recognize(clip);
    }
    VoicePrediction answer = recognizer.recognize(clip, known.orElseThrow());
    known = Optional.of(answer.profile());
    return answer.prediction();
  }

  /** Returns what the model is called that answers. */
  String modelName() {
    return recognizer.modelName();
  }

  /** Returns whether recordings are answered by what is known of it, and add to that. */
  boolean isUsed() {
    return on && known.isPresent();
  }

  void turn(boolean on) {
    this.on = on;
  }

  void forget() {
    known = recognizer.knowsVoices() ? Optional.of(recognizer.unknownVoice()) : Optional.empty();
  }

  /** Returns from how many clips it is known, in words. */
  String clips() {
    int clips = known.map(VoiceProfile::clips).orElse(0);
    return clips + (clips == 1 ? " clip" : " clips");
  }

  /** Returns in a sentence or two how recordings are answered. */
  String status() {
    if (known.isEmpty()) {
      return "This model makes no use of what a voice is like: each recording is answered by "
          + "itself.";
    }
    return on
        ? "All recordings of this session count as one voice, known from "
            + clips()
            + " so far; 'voice off' ends that."
        : "Each recording is answered by itself; 'voice on' answers by the voice, known from "
            + clips()
            + ".";
  }
}
