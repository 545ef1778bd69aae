package io.github.voiceemotion.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model says of a clip.
 *
 * @param probabilities of all emotions of the model, iterated in the order of its labels, each in
 *     [0, 1], summing to 1
 * @param rejection why the prediction should not be relied on; empty if nothing speaks against it.
 *     The probabilities are the model's all the same.
 */
public record Prediction(Map<Emotion, Double> probabilities, Optional<Rejection> rejection) {

  private static final double SUM_TOLERANCE = 1e-6;

  public Prediction {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    if (probabilities.size() < 2) {
      throw new IllegalArgumentException(
          "probabilities are of " + probabilities.keySet() + ", expected at least two emotions");
    }
    double sum = 0;
    for (Map.Entry<Emotion, Double> each : probabilities.entrySet()) {
      Double probability = each.getValue();
      if (probability == null || !(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "probability of " + each.getKey() + " is " + probability + ", expected 0 to 1");
      }
      sum += probability;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException("probabilities sum to " + sum + ", expected 1");
    }
  }

  /**
   * Returns the prediction of a model, not rejected.
   *
   * @param labels the model's
   * @param probabilities in the order of the labels
   */
  public static Prediction of(Labels labels, double[] probabilities) {
    labels.requireSize(probabilities);
    Map<Emotion, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      map.put(labels.get(i), probabilities[i]);
    }
    return new Prediction(map, Optional.empty());
  }

  /** Returns the same probabilities, rejected for a reason. */
  public Prediction rejected(Rejection reason) {
    return new Prediction(probabilities, Optional.of(reason));
  }

  /** Returns the emotions of the model, in its order. */
  public Labels labels() {
    return new Labels(List.copyOf(probabilities.keySet()));
  }

  /** Returns the most probable emotion; of equal ones the first in the order of the labels. */
  public Emotion emotion() {
    return top(1).get(0).emotion();
  }

  /** Returns the probability of {@link #emotion()}. */
  public double confidence() {
    return top(1).get(0).probability();
  }

  /**
   * Returns the most probable emotions, the most probable one first; of equal ones the first in the
   * order of the labels.
   *
   * @param count 0 to the number of labels
   */
  public List<EmotionProbability> top(int count) {
    if (count < 0 || count > probabilities.size()) {
      throw new IllegalArgumentException(
          "count is " + count + ", expected 0 to " + probabilities.size());
    }
    return probabilities.entrySet().stream()
        .map(entry -> new EmotionProbability(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(EmotionProbability::probability).reversed())
        .limit(count)
        .toList();
  }

  /**
   * Returns the probability of one emotion.
   *
   * @throws IllegalArgumentException if the model does not know it
   */
  public double probability(Emotion emotion) {
    Double probability = probabilities.get(emotion);
    if (probability == null) {
      throw new IllegalArgumentException(
          "emotion is '" + emotion + "', expected one of " + probabilities.keySet());
    }
    return probability;
  }
}
