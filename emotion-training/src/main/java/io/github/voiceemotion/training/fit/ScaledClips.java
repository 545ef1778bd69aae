package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.WindowMean;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clips as the network takes them.
 *
 * @param labels the emotions of the model
 * @param clips the windows of each clip: scaled, frame after frame, one array a window
 * @param emotions of the clips
 * @param corpora of the clips
 * @param frames of every clip
 */
record ScaledClips(
    Labels labels,
    List<List<float[]>> clips,
    List<Emotion> emotions,
    List<String> corpora,
    int frames) {

  private static final int PREDICTION_BATCH = 32;

  static ScaledClips of(Labels labels, List<LabelledClip> labelled, FeatureScaler scaler) {
    int frames = labelled.get(0).windows().get(0).frames();
    List<List<float[]>> clips =
        labelled.stream()
            .map(
                clip ->
                    clip.windows().stream()
                        .map(
                            window -> {
                              float[] scaled = new float[frames * FeatureSet.SIZE];
                              scaler.scale(window, scaled, 0);
                              return scaled;
                            })
                        .toList())
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

  /** Returns how many numbers a window has. */
  int windowSize() {
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

  /** Returns one window of each of some clips, one after the other in a new array. */
  float[] drawWindows(List<Integer> chosen, Random random) {
    return copyOf(
        chosen.stream()
            .map(clips::get)
            .map(windows -> windows.get(windows.size() > 1 ? random.nextInt(windows.size()) : 0))
            .toList());
  }

  private float[] copyOf(List<float[]> windows) {
    float[] copy = new float[windows.size() * windowSize()];
    for (int i = 0; i < windows.size(); i++) {
      System.arraycopy(windows.get(i), 0, copy, i * windowSize(), windowSize());
    }
    return copy;
  }

  /** Returns the network's uncalibrated probabilities of every clip, the mean over its windows. */
  double[][] predict(EmotionNetwork network) {
    List<float[]> windows = clips.stream().flatMap(List::stream).toList();
    double[][] rows = new double[windows.size()][];
    for (int from = 0; from < rows.length; from += PREDICTION_BATCH) {
      int to = Math.min(rows.length, from + PREDICTION_BATCH);
      float[] batch = copyOf(windows.subList(from, to));
      System.arraycopy(network.probabilities(batch, to - from), 0, rows, from, to - from);
    }
    return WindowMean.ofEach(rows, clips.stream().map(List::size).toList());
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
