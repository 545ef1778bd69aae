package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.Arrays;
import java.util.Objects;

/**
 * An utterance and what a model makes of it.
 *
 * @param utterance the utterance, with the true emotion
 * @param probabilities one probability for each emotion, in the order of {@link Emotion}; they sum
 *     to 1
 */
public record ScoredUtterance(Utterance utterance, double[] probabilities) {

  /** Wider than the rounding of single-precision softmax. */
  private static final double SUM_TOLERANCE = 1e-3;

  public ScoredUtterance {
    Objects.requireNonNull(utterance, "utterance");
    probabilities = probabilities.clone();
    if (probabilities.length != Emotion.COUNT) {
      throw new IllegalArgumentException(
          "expected " + Emotion.COUNT + " probabilities, got " + probabilities.length);
    }
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

  /** Returns the true emotion. */
  public Emotion truth() {
    return utterance.emotion();
  }

  /** Returns the most probable emotion, the first of those that tie. */
  public Emotion prediction() {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return Emotion.values()[best];
  }

  /** Returns the probability of the predicted emotion. */
  public double confidence() {
    return probabilities[prediction().ordinal()];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoredUtterance that
        && utterance.equals(that.utterance)
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return 31 * utterance.hashCode() + Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return utterance + " " + Arrays.toString(probabilities);
  }
}
