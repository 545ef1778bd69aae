package io.github.voiceemotion.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the network says of a clip.
 *
 * @param probabilities of all six emotions, iterated in the order of {@link Emotion}, each in [0,
 *     1], summing to 1
 * @param rejection why the prediction should not be relied on; empty if nothing speaks against it.
 *     The probabilities are the network's all the same.
 */
public record EmotionPrediction(Map<Emotion, Double> probabilities, Optional<Rejection> rejection) {

  private static final double SUM_TOLERANCE = 1e-6;

  public EmotionPrediction {
    EnumMap<Emotion, Double> ordered = new EnumMap<>(Emotion.class);
    ordered.putAll(probabilities);
    double sum = 0;
    for (Emotion emotion : Emotion.values()) {
      Double probability = ordered.get(emotion);
      if (probability == null || !(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "probability of " + emotion.label() + " is " + probability + ", expected 0 to 1");
      }
      sum += probability;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException("probabilities sum to " + sum + ", expected 1");
    }
    probabilities = Collections.unmodifiableMap(ordered);
  }

  /**
   * Returns the prediction of six probabilities, not rejected.
   *
   * @param probabilities in the order of {@link Emotion}
   */
  public static EmotionPrediction of(double[] probabilities) {
    if (probabilities.length != Emotion.COUNT) {
      throw new IllegalArgumentException(
          "expected " + Emotion.COUNT + " probabilities, got " + probabilities.length);
    }
    EnumMap<Emotion, Double> map = new EnumMap<>(Emotion.class);
    for (Emotion emotion : Emotion.values()) {
      map.put(emotion, probabilities[emotion.ordinal()]);
    }
    return new EmotionPrediction(map, Optional.empty());
  }

  /** Returns the same probabilities, rejected for a reason. */
  public EmotionPrediction rejected(Rejection reason) {
    return new EmotionPrediction(probabilities, Optional.of(reason));
  }

  /** Returns the most probable emotion; of equal ones the first in the order of {@link Emotion}. */
  public Emotion emotion() {
    Emotion best = Emotion.NEUTRAL;
    for (Emotion emotion : Emotion.values()) {
      if (probability(emotion) > probability(best)) {
        best = emotion;
      }
    }
    return best;
  }

  /** Returns the probability of {@link #emotion()}. */
  public double confidence() {
    return probability(emotion());
  }

  /**
   * Returns the most probable emotions, the most probable one first; of equal ones the first in the
   * order of {@link Emotion}.
   *
   * @param count 0 to 6
   */
  public List<EmotionProbability> top(int count) {
    if (count < 0 || count > Emotion.COUNT) {
      throw new IllegalArgumentException("count is " + count + ", expected 0 to " + Emotion.COUNT);
    }
    return probabilities.entrySet().stream()
        .map(entry -> new EmotionProbability(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(EmotionProbability::probability).reversed())
        .limit(count)
        .toList();
  }

  /** Returns the probability of one emotion. */
  public double probability(Emotion emotion) {
    return probabilities.get(emotion);
  }
}
