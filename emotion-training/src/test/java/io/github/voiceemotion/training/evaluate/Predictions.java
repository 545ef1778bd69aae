package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import java.util.Arrays;

/** Predictions for the tests. */
final class Predictions {

  private Predictions() {}

  /** Returns a prediction of a confidence, the rest spread evenly over the other emotions. */
  static ScoredUtterance prediction(
      String speaker, Emotion truth, Emotion predicted, double confidence) {
    return prediction("test", speaker, truth, predicted, confidence);
  }

  /** Returns a prediction of an utterance of some corpus. */
  static ScoredUtterance prediction(
      String corpus, String speaker, Emotion truth, Emotion predicted, double confidence) {
    double[] probabilities = new double[Labels.SIX.size()];
    Arrays.fill(probabilities, (1 - confidence) / (Labels.SIX.size() - 1));
    probabilities[Labels.SIX.indexOf(predicted)] = confidence;
    return new ScoredUtterance(
        new Utterance(
            Path.of(speaker + ".wav"),
            corpus,
            corpus + "-" + speaker,
            truth,
            Intensity.UNSPECIFIED),
        Labels.SIX,
        probabilities);
  }
}
