package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An utterance and what a model makes of it.
 *
 * @param utterance the utterance, with the true emotion
 * @param labels the emotions that the model answers with
 * @param probabilities one for each, in the order of the labels; they sum to 1
 */
public record ScoredUtterance(Utterance utterance, Labels labels, double[] probabilities) {

  /** Wider than the rounding of single-precision softmax. */
  private static final double SUM_TOLERANCE = 1e-3;

  public ScoredUtterance {
    Objects.requireNonNull(utterance, "utterance");
    probabilities = probabilities.clone();
    labels.requireSize(probabilities);
    double sum = 0;
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "probability of " + utterance.path() + " is " + probability + ", expected 0 to 1");
      }
      sum += probability;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException(
          "probabilities of " + utterance.path() + " sum to " + sum + ", expected 1");
    }
  }

  @Override
  public double[] probabilities() {
    return probabilities.clone();
  }

  /**
   * Returns the labels of a model's predictions.
   *
   * @throws IllegalArgumentException if there are none, or they are of models with other labels
   */
  static Labels labels(List<ScoredUtterance> scored) {
    if (scored.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to evaluate");
    }
    Labels labels = scored.get(0).labels;
    for (ScoredUtterance each : scored) {
      if (!each.labels.equals(labels)) {
        throw new IllegalArgumentException(
            "predictions are of the labels " + labels + " and of " + each.labels);
      }
    }
    return labels;
  }

  /** Returns the true emotion. */
  public Emotion truth() {
    return utterance.emotion();
  }

  /** Returns the most probable emotion, the first of those that tie. */
  public Emotion prediction() {
    return labels.mostProbable(probabilities);
  }

  /** Returns the most probable of some emotions, of those that tie the first of the labels. */
  Emotion predictionAmong(Set<Emotion> allowed) {
    Emotion best = null;
    double highest = -1;
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] > highest && allowed.contains(labels.get(i))) {
        best = labels.get(i);
        highest = probabilities[i];
      }
    }
    return Objects.requireNonNull(best, "best");
  }

  /** Returns the probability of the predicted emotion. */
  public double confidence() {
    return probabilities[labels.indexOf(prediction())];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoredUtterance that
        && utterance.equals(that.utterance)
        && labels.equals(that.labels)
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return Objects.hash(utterance, labels, Arrays.hashCode(probabilities));
  }

  @Override
  public String toString() {
    return utterance + " " + Arrays.toString(probabilities);
  }
}
