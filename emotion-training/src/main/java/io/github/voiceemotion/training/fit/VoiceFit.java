package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.VoiceDiscriminant;
import io.github.voiceemotion.model.VoiceDiscriminant.Example;
import io.github.voiceemotion.model.WindowMean;
import io.github.voiceemotion.model.encoder.EncoderStatistics;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fits the discriminant of what the speech encoder hears to the recordings and their augmented
 * copies: without the copies it does not know noise.
 */
final class VoiceFit {

  /** How much a copy counts beside its recording: counted alike, clean strangers suffer. */
  private static final double COPY = 0.3;

  private VoiceFit() {}

  /**
   * Fits it, uncalibrated. The windows of a clip share its weight.
   *
   * @param labels the emotions of the model
   * @param clips recordings and copies, encoded
   * @param corpora how much a corpus counts, by its name
   */
  static VoiceDiscriminant fit(
      Labels labels, List<LabelledClip> clips, Map<String, Double> corpora) {
    double[] weights = ClipWeights.of(clips, corpora);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      LabelledClip clip = clips.get(i);
      for (EncoderStatistics window : clip.encoded()) {
        examples.add(
            new Example(
                window.values(),
                labels.indexOf(clip.emotion()),
                clip.utterance().corpus(),
                clip.utterance().speaker(),
                (clip.copy() == 0 ? 1 : COPY) * weights[i] / clip.encoded().size()));
      }
    }
    return VoiceDiscriminant.fit(labels.size(), examples);
  }

  /** Returns the temperature that suits recordings of other voices. */
  static Calibration calibration(
      Labels labels, VoiceDiscriminant discriminant, List<LabelledClip> development) {
    return Calibration.fit(
        development.stream()
            .map(clip -> clip.encoded().stream().map(EncoderStatistics::values).toList())
            .map(
                windows ->
                    WindowMean.of(windows.stream().map(discriminant::probabilities).toList()))
            .toArray(double[][]::new),
        development.stream().mapToInt(clip -> labels.indexOf(clip.emotion())).toArray());
  }
}
