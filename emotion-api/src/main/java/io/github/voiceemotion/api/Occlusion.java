package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.ClipPreparation;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Ensemble.Scores;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelInput;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.VoiceProfile;
import io.github.voiceemotion.model.WindowFeatures;
import io.github.voiceemotion.model.encoder.EncodedSpeech;
import io.github.voiceemotion.model.encoder.EncoderStatistics;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what the prediction of one clip rests on: hides one thing at a time, and asks again. */
final class Occlusion {

  /** What is hidden at a time to see what it contributes: a quarter of a second. */
  private static final int STRETCH = AudioClip.SAMPLE_RATE / 4;

  private final ModelBundle model;
  private final Optional<SpeechEncoder> encoder;
  private final ModelInput input;
  private final Optional<VoiceProfile> voice;
  private final List<EncodedSpeech> encoded;
  private final List<WindowFeatures> windows;
  private final List<Scores> scores;

  /**
   * @param encoder the model's, if it asks one
   * @param input what the model hears of the clip, in which somebody speaks
   * @param voice what is known of the voice, if anything is to be
   */
  Occlusion(
      ModelBundle model,
      Optional<SpeechEncoder> encoder,
      ModelInput input,
      Optional<VoiceProfile> voice) {
    this.model = model;
    this.encoder = encoder;
    this.input = input;
    this.voice = voice;
    this.encoded = encoder.isPresent() ? input.encoded() : List.of();
    this.windows = windows(input.acousticFeatures(), encoded);
    this.scores = model.scores(windows);
  }

  private static List<WindowFeatures> windows(
      List<FeatureMatrix> acoustic, List<EncodedSpeech> encoded) {
    List<WindowFeatures> windows = new ArrayList<>();
    for (int i = 0; i < acoustic.size(); i++) {
      windows.add(
          new WindowFeatures(
              acoustic.get(i),
              encoded.isEmpty()
                  ? Optional.empty()
                  : Optional.of(EncoderStatistics.of(encoded.get(i)))));
    }
    return windows;
  }

  /** Returns what the clip says with nothing hidden. */
  Scores whole() {
    return Scores.mean(scores);
  }

  /** Returns the answer to what a clip says, with what is known of the voice. */
  Prediction answer(Scores clip) {
    return voice
        .map(known -> model.predict(clip, known).prediction())
        .orElseGet(() -> model.predict(clip));
  }

  /** Explains a prediction, which is the answer to the whole. */
  Explanation explain(Prediction prediction, AudioClip audio) {
    return new Explanation(prediction, parts(prediction), stretches(prediction), audio);
  }

  private Map<String, Double> parts(Prediction prediction) {
    Scores whole = whole();
    Map<String, Double> parts = new LinkedHashMap<>();
    for (FeatureGroup group : FeatureGroup.values()) {
      Prediction left = answer(Scores.mean(model.scoresWithout(group, windows)));
      parts.put(group.label(), lost(prediction, left));
    }
    if (encoder.isPresent()) {
      VoiceProfile known = voice.orElseGet(model::unknownVoice);
      parts.put(Explanation.FEATURES, lost(prediction, model.predictWithoutFeatures(whole, known)));
      parts.put(Explanation.ENCODER, lost(prediction, model.predictWithoutEncoder(whole)));
    }
    if (voice.isPresent()) {
      parts.put(Explanation.VOICE_PROFILE, lost(prediction, model.predict(whole)));
    }
    return parts;
  }

  private static double lost(Prediction prediction, Prediction left) {
    Emotion emotion = prediction.emotion();
    return prediction.probability(emotion) - left.probability(emotion);
  }

  private List<Explanation.Stretch> stretches(Prediction prediction) {
    List<Explanation.Stretch> stretches = new ArrayList<>();
    List<SpeechSegment> joined = input.speech().joined();
    for (int i = 0; i < joined.size(); i++) {
      SpeechSegment place = joined.get(i);
      int moved = input.speech().kept().get(i).start() - place.start();
      for (int start = place.start(); start < place.end(); start += STRETCH) {
        SpeechSegment stretch = new SpeechSegment(start, Math.min(place.end(), start + STRETCH));
        stretches.add(
            new Explanation.Stretch(
                ClipRecognition.duration((long) moved + stretch.start(), AudioClip.SAMPLE_RATE),
                ClipRecognition.duration((long) moved + stretch.end(), AudioClip.SAMPLE_RATE),
                lost(prediction, answer(without(stretch)))));
      }
    }
    return stretches;
  }

  /** Returns what the clip says with silence in a stretch of the speech. */
  private Scores without(SpeechSegment stretch) {
    List<Scores> changed = new ArrayList<>(scores);
    for (int i = 0; i < windows.size(); i++) {
      SpeechSegment place = input.windows().get(i);
      if (stretch.start() < place.end() && stretch.end() > place.start()) {
        WindowFeatures silenced =
            new WindowFeatures(
                silenced(windows.get(i).acoustic(), place, stretch),
                encoded.isEmpty()
                    ? Optional.empty()
                    : Optional.of(silenced(encoded.get(i), place, stretch)));
        changed.set(i, model.scores(List.of(silenced)).get(0));
      }
    }
    return Scores.mean(changed);
  }

  /** Returns a window's features with silence in a stretch of the speech. */
  private static FeatureMatrix silenced(
      FeatureMatrix features, SpeechSegment window, SpeechSegment stretch) {
    float[] values = features.values().clone();
    int padding = (ClipPreparation.WINDOW - window.length()) / 2;
    int frameHop = FeatureSpec.current().hop();
    for (int frame = 0; frame < features.frames(); frame++) {
      int centre = frame * frameHop - padding + window.start();
      if (centre >= stretch.start() && centre < stretch.end()) {
        int row = frame * FeatureSet.SIZE;
        Arrays.fill(values, row, row + FeatureSet.SIZE, 0);
      }
    }
    return new FeatureMatrix(features.frames(), values);
  }

  /** Returns what the encoder hears in a window outside a stretch of the speech. */
  private EncoderStatistics silenced(
      EncodedSpeech encoded, SpeechSegment window, SpeechSegment stretch) {
    boolean[] counted = new boolean[encoded.frames()];
    boolean any = false;
    for (int frame = 0; frame < counted.length; frame++) {
      int centre = window.start() + frame * SpeechEncoder.FRAME_HOP + SpeechEncoder.FRAME_HOP / 2;
      counted[frame] = centre < stretch.start() || centre >= stretch.end();
      any |= counted[frame];
    }
    if (!any) {
      AudioClip silence = new AudioClip(new float[window.length()], AudioClip.SAMPLE_RATE);
      return EncoderStatistics.of(encoder.orElseThrow().encode(silence));
    }
    return EncoderStatistics.of(encoded, counted);
  }
}
