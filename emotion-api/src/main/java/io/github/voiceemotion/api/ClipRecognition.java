package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.Ensemble.Scores;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelInput;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** From a clip at 16 kHz to its emotion. Safe from several threads. */
final class ClipRecognition {

  private final ModelBundle model;
  private final RecognizerOptions options;
  private final InputExtractor extractor;

  ClipRecognition(ModelBundle model, RecognizerOptions options) {
    this.model = model;
    this.options = options;
    this.extractor =
        new InputExtractor(model.encoder(), samples(options.window()), samples(options.hop()));
  }

  private static int samples(Duration duration) {
    return (int) (duration.toMillis() * AudioClip.SAMPLE_RATE / 1_000);
  }

  /**
   * What was heard of a clip, before it is asked whose voice it is. It holds no audio.
   *
   * @param scores what it says by itself
   * @param rejection for what the audio is like, whatever the answer is
   */
  record Heard(Scores scores, Optional<Rejection> rejection) {

    private boolean isSpoken() {
      return !rejection.equals(Optional.of(Rejection.NO_SPEECH));
    }
  }

  /** Hears audio at 16 kHz; of several windows, the mean. */
  Heard hear(AudioClip audio) {
    ModelInput input = extractor.extract(audio);
    return new Heard(Scores.mean(model.scores(input)), rejection(SpeechFacts.of(input.speech())));
  }

  /**
   * Hears a recording at 16 kHz that comes in parts: the mean over the windows of all parts in
   * which somebody speaks.
   *
   * @param name what errors call it
   * @throws AudioException if there are no parts
   */
  Heard hear(Iterator<AudioClip> parts, String name) {
    List<Scores> spoken = new ArrayList<>();
    List<Scores> silent = new ArrayList<>();
    SpeechFacts facts = SpeechFacts.NONE;
    while (parts.hasNext()) {
      ModelInput input = extractor.extract(parts.next());
      SpeechFacts part = SpeechFacts.of(input.speech());
      (part.hasSpeech() ? spoken : silent).addAll(model.scores(input));
      facts = facts.plus(part);
    }
    if (spoken.isEmpty() && silent.isEmpty()) {
      throw new AudioException(name, "has no audio samples");
    }
    return new Heard(Scores.mean(spoken.isEmpty() ? silent : spoken), rejection(facts));
  }

  /** Answers what was heard of a clip of a voice that was never heard. */
  Prediction answer(Heard clip) {
    return judged(clip, model.predict(clip.scores()));
  }

  /** Answers what was heard of a clip of a voice that was heard before. */
  VoicePrediction answer(Heard clip, VoiceProfile voice) {
    return together(List.of(clip), voice).get(0);
  }

  /**
   * Answers what was heard of clips of one voice, each with the others in mind. A clip without
   * speech tells nothing of the voice.
   */
  List<VoicePrediction> together(List<Heard> clips, VoiceProfile voice) {
    List<Scores> spoken = clips.stream().filter(Heard::isSpoken).map(Heard::scores).toList();
    Iterator<VoicePrediction> answers =
        spoken.isEmpty()
            ? Collections.emptyIterator()
            : model.predictTogether(spoken, voice).iterator();
    List<VoicePrediction> all = new ArrayList<>();
    VoiceProfile grown = voice;
    for (Heard clip : clips) {
      VoicePrediction answer =
          clip.isSpoken() ? answers.next() : model.predict(clip.scores(), voice).with(grown);
      grown = answer.profile();
      all.add(answer.with(judged(clip, answer.prediction())));
    }
    return List.copyOf(all);
  }

  /** Returns the prediction, rejected if something speaks against it. */
  private Prediction judged(Heard clip, Prediction prediction) {
    return clip.rejection()
        .or(() -> unsure(prediction))
        .map(prediction::rejected)
        .orElse(prediction);
  }

  private Optional<Rejection> unsure(Prediction prediction) {
    return prediction.confidence() < options.lowestConfidence()
        ? Optional.of(Rejection.UNSURE)
        : Optional.empty();
  }

  /** The plainest reason comes first. */
  private Optional<Rejection> rejection(SpeechFacts facts) {
    if (!facts.hasSpeech()) {
      return Optional.of(Rejection.NO_SPEECH);
    }
    if (facts.samples() < samples(options.shortestSpeech())) {
      return Optional.of(Rejection.TOO_SHORT);
    }
    if (facts.level() < options.lowestLevel()) {
      return Optional.of(Rejection.TOO_QUIET);
    }
    if (facts.clipped() > options.mostClipped()) {
      return Optional.of(Rejection.CLIPPED);
    }
    return Optional.empty();
  }

  /**
   * Explains the prediction of audio at 16 kHz.
   *
   * @param name what errors call it
   * @param voice what is known of the voice, if anything is to be
   * @throws AudioException if nobody speaks in it
   */
  Explanation explain(AudioClip audio, String name, Optional<VoiceProfile> voice) {
    voice.ifPresent(model::requireOwn);
    ModelInput input = extractor.extract(audio);
    if (input.speech().segments().isEmpty()) {
      throw new AudioException(name, "holds no speech, so there is nothing to explain");
    }
    Occlusion occlusion = new Occlusion(model, extractor.encoder(), input, voice);
    Heard heard = new Heard(occlusion.whole(), rejection(SpeechFacts.of(input.speech())));
    return occlusion.explain(judged(heard, occlusion.answer(heard.scores())), audio);
  }

  static Duration duration(long samples, int sampleRate) {
    return Duration.ofMillis(Math.round(samples * 1_000.0 / sampleRate));
  }
}
