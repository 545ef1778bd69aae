package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.ClipPreparation;
import io.github.voiceemotion.audio.SpeechDetector;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.features.FeatureExtractor;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionPrediction;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** From a clip at 16 kHz to its emotion, and to what that rests on. Safe from several threads. */
final class ClipRecognition {

  /** Windows whose features are held at a time; bounds the memory that long audio takes. */
  private static final int BATCH = 32;

  private static final float FULL_SCALE = 0.999f;

  /** What is hidden at a time to see what it contributes: a quarter of a second. */
  private static final int STRETCH = AudioClip.SAMPLE_RATE / 4;

  private final ModelBundle model;
  private final RecognizerOptions options;
  private final ClipPreparation preparation = new ClipPreparation();
  private final SpeechDetector speechDetector = new SpeechDetector();
  private final Queue<FeatureExtractor> idleExtractors = new ConcurrentLinkedQueue<>();
  private final int window;
  private final int hop;

  ClipRecognition(ModelBundle model, RecognizerOptions options) {
    this.model = model;
    this.options = options;
    this.window = samples(options.window());
    this.hop = samples(options.hop());
  }

  private static int samples(Duration duration) {
    return (int) (duration.toMillis() * AudioClip.SAMPLE_RATE / 1_000);
  }

  /**
   * Recognises the emotion of audio at 16 kHz; of what is longer than a window, the mean over
   * windows.
   */
  EmotionPrediction recognize(AudioClip audio) {
    List<SpeechSegment> speech = speechDetector.detect(audio);
    AudioClip trimmed = preparation.trimAndLevel(audio, speech);
    int[] starts = windowStarts(trimmed.length());
    Labels labels = model.manifest().labels();
    double[] sum = new double[labels.size()];
    for (int from = 0; from < starts.length; from += BATCH) {
      List<FeatureMatrix> batch =
          Arrays.stream(starts, from, Math.min(starts.length, from + BATCH))
              .mapToObj(start -> features(window(trimmed, start)))
              .toList();
      for (EmotionPrediction prediction : model.predict(batch)) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += prediction.probability(labels.get(i)) / starts.length;
        }
      }
    }
    EmotionPrediction prediction = EmotionPrediction.of(labels, sum);
    return rejection(audio, speech, prediction).map(prediction::rejected).orElse(prediction);
  }

  /** The last window ends where the speech ends. */
  private int[] windowStarts(int length) {
    int last = Math.max(0, length - window);
    int full = last / hop;
    int[] starts = new int[1 + full + (last > full * hop ? 1 : 0)];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Math.min(i * hop, last);
    }
    return starts;
  }

  private AudioClip window(AudioClip speech, int start) {
    int end = Math.min(speech.length(), start + window);
    return new AudioClip(Arrays.copyOfRange(speech.samples(), start, end), speech.sampleRate());
  }

  private FeatureMatrix features(AudioClip clip) {
    FeatureExtractor extractor = idleExtractors.poll();
    if (extractor == null) {
      extractor = new FeatureExtractor();
    }
    try {
      return extractor.extract(preparation.fit(clip));
    } finally {
      idleExtractors.add(extractor);
    }
  }

  /** The plainest reason comes first. */
  private Optional<Rejection> rejection(
      AudioClip audio, List<SpeechSegment> speech, EmotionPrediction prediction) {
    if (speech.isEmpty()) {
      return Optional.of(Rejection.NO_SPEECH);
    }
    long count = 0;
    long clipped = 0;
    double energy = 0;
    for (SpeechSegment segment : speech) {
      count += segment.length();
      for (int i = segment.start(); i < segment.end(); i++) {
        float sample = audio.samples()[i];
        energy += (double) sample * sample;
        clipped += Math.abs(sample) >= FULL_SCALE ? 1 : 0;
      }
    }
    if (count < samples(options.shortestSpeech())) {
      return Optional.of(Rejection.TOO_SHORT);
    }
    if (10 * Math.log10(energy / count) < options.lowestLevel()) {
      return Optional.of(Rejection.TOO_QUIET);
    }
    if (clipped > options.mostClipped() * count) {
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
    List<SpeechSegment> speech = speechDetector.detect(audio);
    if (speech.isEmpty()) {
      throw new AudioException(name, "holds no speech, so there is nothing to explain");
    }
    EmotionPrediction prediction = recognize(audio);
    Emotion emotion = prediction.emotion();
    AudioClip trimmed = preparation.trimAndLevel(audio, speech);
    int offset = speech.get(0).start();
    int[] starts = windowStarts(trimmed.length());
    Map<FeatureGroup, Double> groups = new EnumMap<>(FeatureGroup.class);
    double[] stretches = new double[(trimmed.length() + STRETCH - 1) / STRETCH];
    for (int start : starts) {
      AudioClip window = window(trimmed, start);
      List<FeatureMatrix> features = List.of(features(window));
      double whole = model.predict(features).get(0).probability(emotion);
      for (FeatureGroup group : FeatureGroup.values()) {
        double left = model.predictWithout(group, features).get(0).probability(emotion);
        groups.merge(group, (whole - left) / starts.length, Double::sum);
      }
      int first = start / STRETCH;
      List<FeatureMatrix> silenced = new ArrayList<>();
      for (int i = first; i * STRETCH < start + window.length(); i++) {
        silenced.add(silenced(features.get(0), window.length(), i * STRETCH - start));
      }
      List<EmotionPrediction> without = model.predict(silenced);
      for (int i = 0; i < without.size(); i++) {
        stretches[first + i] += (whole - without.get(i).probability(emotion)) / starts.length;
      }
    }
    List<Explanation.Stretch> parts = new ArrayList<>();
    for (int i = 0; i < stretches.length; i++) {
      int end = Math.min(trimmed.length(), (i + 1) * STRETCH);
      parts.add(
          new Explanation.Stretch(
              duration(offset + (long) i * STRETCH, AudioClip.SAMPLE_RATE),
              duration(offset + (long) end, AudioClip.SAMPLE_RATE),
              stretches[i]));
    }
    return new Explanation(prediction, groups, parts, audio);
  }

  /** Returns the features with silence in a stretch that begins at some sample of the window. */
  private static FeatureMatrix silenced(FeatureMatrix features, int length, int from) {
    float[] values = features.values().clone();
    int padding = Math.max(0, ClipPreparation.CLIP_SAMPLES - length) / 2;
    int frameHop = FeatureSpec.current().hop();
    for (int frame = 0; frame < features.frames(); frame++) {
      int centre = frame * frameHop - padding - from;
      if (centre >= 0 && centre < STRETCH) {
        int row = frame * FeatureSet.SIZE;
        Arrays.fill(values, row, row + FeatureSet.SIZE, 0);
      }
    }
    return new FeatureMatrix(features.frames(), values);
  }

  static Duration duration(long samples, int sampleRate) {
    return Duration.ofMillis(Math.round(samples * 1_000.0 / sampleRate));
  }
}
