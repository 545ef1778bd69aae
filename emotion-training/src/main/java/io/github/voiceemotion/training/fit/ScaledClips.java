package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clips as the network takes them.
 *
 * @param labels the emotions of the model
 * @param clips scaled, frame after frame, one array a clip
 * @param emotions of the clips
 * @param corpora of the clips
 * @param frames of every clip
 */
record ScaledClips(
    Labels labels, List<float[]> clips, List<Emotion> emotions, List<String> corpora, int frames) {

  private static final int PREDICTION_BATCH = 32;

  static ScaledClips of(Labels labels, List<LabelledClip> labelled, FeatureScaler scaler) {
    int frames = labelled.get(0).features().frames();
    List<float[]> clips =
        labelled.stream()
            .map(
                clip -> {
                  float[] scaled = new float[frames * FeatureSet.SIZE];
                  scaler.scale(clip.features(), scaled, 0);
                  return scaled;
                })
            .toList();
    return new ScaledClips(
        labels,
        clips,
        labelled.stream().map(LabelledClip::emotion).toList(),
        labelled.stream().map(clip -> clip.utterance().corpus()).toList(),
        frames);
  }

  /** Returns the place of a clip's emotion among the labels. */
  int truth(int clip) {
    return labels.indexOf(emotions.get(clip));
  }

  int clipSize() {
    return frames * FeatureSet.SIZE;
  }

  /**
   * Returns clips at even distances, originals and augmented copies alike, so that every speaker
   * and emotion stays represented.
   */
  ScaledClips sample(int size) {
    if (size >= clips.size()) {
      return this;
    }
    List<Integer> chosen =
        IntStream.range(0, size).mapToObj(i -> (int) ((long) i * clips.size() / size)).toList();
    return new ScaledClips(
        labels,
        chosen.stream().map(clips::get).toList(),
        chosen.stream().map(emotions::get).toList(),
        chosen.stream().map(corpora::get).toList(),
        frames);
  }

  /** Returns some clips, one after the other in a new array. */
  float[] copyOf(List<Integer> chosen) {
    float[] copy = new float[chosen.size() * clipSize()];
    for (int i = 0; i < chosen.size(); i++) {
      System.arraycopy(clips.get(chosen.get(i)), 0, copy, i * clipSize(), clipSize());
    }
    return copy;
  }

  /** Returns the network's uncalibrated probabilities of every clip. */
  double[][] predict(EmotionNetwork network) {
    double[][] probabilities = new double[clips.size()][];
    for (int from = 0; from < clips.size(); from += PREDICTION_BATCH) {
      int size = Math.min(PREDICTION_BATCH, clips.size() - from);
      float[] batch = copyOf(IntStream.range(from, from + size).boxed().toList());
      System.arraycopy(network.probabilities(batch, size), 0, probabilities, from, size);
    }
    return probabilities;
  }

  /**
   * Returns the mean over the corpora of a score, so that a large corpus does not decide alone.
   *
   * @param score of the clips of these indices
   */
  double meanOverCorpora(ToDoubleFunction<List<Integer>> score) {
    return IntStream.range(0, clips.size())
        .boxed()
        .collect(Collectors.groupingBy(corpora::get, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .mapToDouble(score)
        .average()
        .orElseThrow();
  }
}
