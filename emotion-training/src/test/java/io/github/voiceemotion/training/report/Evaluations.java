package io.github.voiceemotion.training.report;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Evaluations for the tests. */
final class Evaluations {

  private Evaluations() {}

  /** Returns the evaluation of ten sad utterances, some recognised and the others angry. */
  static Evaluation ofTenSad(String protocol, int recognised) {
    List<ScoredUtterance> scored = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double[] probabilities = {0.04, 0.04, 0.04, 0.04, 0.04, 0.04};
      probabilities[Labels.SIX.indexOf(i < recognised ? Emotion.SAD : Emotion.ANGRY)] = 0.8;
      scored.add(
          new ScoredUtterance(
              new Utterance(
                  Path.of(i + ".wav"), "test", "test-1", Emotion.SAD, Intensity.UNSPECIFIED),
              Labels.SIX,
              probabilities));
    }
    return Evaluation.of(protocol, scored, 1);
  }
}
