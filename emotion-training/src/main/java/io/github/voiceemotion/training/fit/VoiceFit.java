package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.VoiceDiscriminant;
import io.github.voiceemotion.model.VoiceDiscriminant.Example;
import io.github.voiceemotion.model.WindowMean;
import io.github.voiceemotion.model.encoder.EncoderStatistics;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the discriminant of what the speech encoder hears to the recordings and their augmented
 * copies: without the copies it does not know noise.
 */
final class VoiceFit {

  private VoiceFit() {}

  /**
   * @param labels the emotions of the model
   * @param train recordings and copies, encoded
   * @param development to which the temperature is fitted, encoded
   */
  static VoiceDiscriminant fit(
      Labels labels, List<LabelledClip> train, List<LabelledClip> development) {
    VoiceDiscriminant discriminant = VoiceDiscriminant.fit(labels.size(), examples(labels, train));
    return discriminant.calibrated(
        Calibration.fit(
            development.stream()
                .map(clip -> probabilities(discriminant, clip))
                .toArray(double[][]::new),
            development.stream().mapToInt(clip -> labels.indexOf(clip.emotion())).toArray()));
  }

  private static double[] probabilities(VoiceDiscriminant discriminant, LabelledClip clip) {
    return WindowMean.of(
        clip.encoded().stream()
            .map(EncoderStatistics::values)
            .map(discriminant::probabilities)
            .toList());
  }

  /**
   * Each corpus counts the same, in it each emotion, and the windows of a clip share its weight: by
   * their speakers, the many voices of one corpus would drown the few of the others.
   */
  private static List<Example> examples(Labels labels, List<LabelledClip> clips) {
    record Group(String corpus, Emotion emotion) {}
    Map<Group, Integer> counts = new HashMap<>();
    for (LabelledClip clip : clips) {
      counts.merge(new Group(clip.utterance().corpus(), clip.emotion()), 1, Integer::sum);
    }
    List<Example> examples = new ArrayList<>();
    for (LabelledClip clip : clips) {
      double weight = 1.0 / counts.get(new Group(clip.utterance().corpus(), clip.emotion()));
      for (EncoderStatistics window : clip.encoded()) {
        examples.add(
            new Example(
                window.values(),
                labels.indexOf(clip.emotion()),
                clip.utterance().speaker(),
                weight / clip.encoded().size()));
      }
    }
    return examples;
  }
}
