package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.ClipPreparation;
import io.github.voiceemotion.audio.PreparedSpeech;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelInput;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import io.github.voiceemotion.model.WindowFeatures;
import io.github.voiceemotion.model.WindowMean;
import io.github.voiceemotion.model.encoder.EncodedSpeech;
import io.github.voiceemotion.model.encoder.EncoderStatistics;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a clip at 16 kHz to its emotion, and to what that rests on. Safe from several threads. */
final class ClipRecognition {

  /** What is hidden at a time to see what it contributes: a quarter of a second. */
  private static final int STRETCH = AudioClip.SAMPLE_RATE / 4;

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

  /** Recognises the emotion of audio at 16 kHz; of several windows, the mean. */
  Prediction recognize(AudioClip audio) {
    ModelInput input = extractor.extract(audio);
    return judged(SpeechFacts.of(input.speech()), model.predict(input));
  }

  /**
   * Recognises the emotion of a recording at 16 kHz that comes in parts: the mean over the windows
   * of all parts in which somebody speaks.
   *
   * @param name what errors call it
   * @throws AudioException if there are no parts
   */
  Prediction recognize(Iterator<AudioClip> parts, String name) {
    List<Heard> heard = new ArrayList<>();
    SpeechFacts facts = new SpeechFacts(0, 0, 0);
    while (parts.hasNext()) {
      ModelInput input = extractor.extract(parts.next());
      boolean spoken = !input.speech().segments().isEmpty();
      heard.add(new Heard(spoken, input.windows().size(), model.predict(input)));
      facts = facts.plus(SpeechFacts.of(input.speech()));
    }
    if (heard.isEmpty()) {
      throw new AudioException(name, "has no audio samples");
    }
    return judged(facts, heard.size() == 1 ? heard.get(0).prediction() : together(heard));
  }

  /** What came of a part of a recording. */
  private record Heard(boolean spoken, int windows, Prediction prediction) {}

  private Prediction together(List<Heard> parts) {
    boolean anySpoken = parts.stream().anyMatch(Heard::spoken);
    List<double[]> rows = new ArrayList<>();
    for (Heard part : parts) {
      if (part.spoken() || !anySpoken) {
        rows.addAll(Collections.nCopies(part.windows(), row(part.prediction())));
      }
    }
    return Prediction.of(model.manifest().labels(), WindowMean.of(rows));
  }

  private static double[] row(Prediction prediction) {
    return prediction.probabilities().values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Recognises the emotion of audio at 16 kHz of a voice that was heard before. */
  VoicePrediction recognize(AudioClip audio, VoiceProfile voice) {
    return recognizeTogether(List.of(audio), voice).get(0);
  }

  /**
   * Recognises the emotions of clips at 16 kHz of one voice, each with the others in mind. A clip
   * without speech tells nothing of the voice.
   */
  List<VoicePrediction> recognizeTogether(List<AudioClip> clips, VoiceProfile voice) {
    List<ModelInput> inputs = clips.stream().map(extractor::extract).toList();
    List<ModelInput> spoken =
        inputs.stream().filter(input -> !input.speech().segments().isEmpty()).toList();
    Iterator<VoicePrediction> answers =
        spoken.isEmpty()
            ? Collections.emptyIterator()
            : model.predictTogether(spoken, voice).iterator();
    List<VoicePrediction> all = new ArrayList<>();
    VoiceProfile grown = voice;
    for (ModelInput input : inputs) {
      VoicePrediction answer =
          input.speech().segments().isEmpty()
              ? model.predict(input, voice).with(grown)
              : answers.next();
      grown = answer.profile();
      all.add(answer.with(judged(SpeechFacts.of(input.speech()), answer.prediction())));
    }
    return List.copyOf(all);
  }

  /** Returns the prediction, rejected if something speaks against it. */
  private Prediction judged(SpeechFacts facts, Prediction prediction) {
    return rejection(facts, prediction).map(prediction::rejected).orElse(prediction);
  }

  /** The plainest reason comes first. */
  private Optional<Rejection> rejection(SpeechFacts facts, Prediction prediction) {
    if (facts.samples() == 0) {
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
    return prediction.confidence() < options.lowestConfidence()
        ? Optional.of(Rejection.UNSURE)
        : Optional.empty();
  }

  /**
   * Explains the prediction of audio at 16 kHz.
   *
   * @param name what errors call it
   * @throws AudioException if nobody speaks in it
   */
  Explanation explain(AudioClip audio, String name) {
    ModelInput input = extractor.extract(audio);
    PreparedSpeech speech = input.speech();
    if (speech.segments().isEmpty()) {
      throw new AudioException(name, "holds no speech, so there is nothing to explain");
    }
    List<FeatureMatrix> acoustic = input.acousticFeatures();
    List<EncodedSpeech> encoded = extractor.encoder().isPresent() ? input.encoded() : List.of();
    List<WindowFeatures> windows = new ArrayList<>();
    for (int i = 0; i < acoustic.size(); i++) {
      windows.add(
          new WindowFeatures(
              acoustic.get(i),
              encoded.isEmpty()
                  ? Optional.empty()
                  : Optional.of(EncoderStatistics.of(encoded.get(i)))));
    }
    List<Prediction> answers = model.predictEach(windows);
    Prediction prediction = judged(SpeechFacts.of(speech), mean(answers));
    Emotion emotion = prediction.emotion();
    double whole = prediction.probability(emotion);
    Map<String, Double> parts = new LinkedHashMap<>();
    for (FeatureGroup group : FeatureGroup.values()) {
      double left = mean(model.predictEachWithout(group, windows)).probability(emotion);
      parts.put(group.label(), whole - left);
    }
    if (!encoded.isEmpty()) {
      double left = mean(model.predictEachWithoutEncoder(windows)).probability(emotion);
      parts.put(Explanation.ENCODER, whole - left);
    }
    List<Explanation.Stretch> stretches = new ArrayList<>();
    List<SpeechSegment> joined = speech.joined();
    for (int i = 0; i < joined.size(); i++) {
      SpeechSegment place = joined.get(i);
      int moved = speech.kept().get(i).start() - place.start();
      for (int start = place.start(); start < place.end(); start += STRETCH) {
        SpeechSegment stretch = new SpeechSegment(start, Math.min(place.end(), start + STRETCH));
        double left =
            without(stretch, input.windows(), windows, encoded, answers).probability(emotion);
        stretches.add(
            new Explanation.Stretch(
                duration((long) moved + stretch.start(), AudioClip.SAMPLE_RATE),
                duration((long) moved + stretch.end(), AudioClip.SAMPLE_RATE),
                whole - left));
      }
    }
    return new Explanation(prediction, parts, stretches, audio);
  }

  /** Returns the answer with silence in a stretch of the speech. */
  private Prediction without(
      SpeechSegment stretch,
      List<SpeechSegment> places,
      List<WindowFeatures> windows,
      List<EncodedSpeech> encoded,
      List<Prediction> answers) {
    List<Prediction> changed = new ArrayList<>(answers);
    for (int i = 0; i < places.size(); i++) {
      SpeechSegment place = places.get(i);
      if (stretch.start() < place.end() && stretch.end() > place.start()) {
        WindowFeatures silenced =
            new WindowFeatures(
                silenced(windows.get(i).acoustic(), place, stretch),
                encoded.isEmpty()
                    ? Optional.empty()
                    : Optional.of(silenced(encoded.get(i), place, stretch)));
        changed.set(i, model.predictEach(List.of(silenced)).get(0));
      }
    }
    return mean(changed);
  }

  private Prediction mean(List<Prediction> windows) {
    return Prediction.of(
        model.manifest().labels(),
        WindowMean.of(windows.stream().map(ClipRecognition::row).toList()));
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
      return EncoderStatistics.of(extractor.encoder().orElseThrow().encode(silence));
    }
    return EncoderStatistics.of(encoded, counted);
  }

  static Duration duration(long samples, int sampleRate) {
    return Duration.ofMillis(Math.round(samples * 1_000.0 / sampleRate));
  }
}
