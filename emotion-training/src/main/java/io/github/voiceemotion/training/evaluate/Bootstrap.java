package io.github.voiceemotion.training.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How much a score depends on who happened to be tested: a 95 % interval over speakers.
 *
 * <p>Speakers are drawn with replacement, as many as there are, each with all their utterances, and
 * the score is taken again; the middle 95 % of 2,000 such scores is the interval. Utterances of one
 * speaker are alike, so drawing them one by one would promise too much. With few speakers, as in
 * one fold of four, the interval is rough and rather too narrow.
 *
 * <p>Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13
 * (percentile interval).
 */
public final class Bootstrap {

  private static final int DRAWS = 2_000;

  private Bootstrap() {}

  /**
   * A range that holds the score with 95 % probability.
   *
   * @param lower the lower end
   * @param upper the upper end
   */
  public record Interval(double lower, double upper) {}

  /**
   * Measures.
   *
   * @param scored the predictions, of at least two speakers
   * @param score the score, such as {@code ConfusionMatrix::uar}
   * @param seed the same seed and predictions give the same interval
   * @throws IllegalArgumentException if there are fewer than two speakers
   */
  public static Interval of(
      List<ScoredUtterance> scored, ToDoubleFunction<ConfusionMatrix> score, long seed) {
    List<ConfusionMatrix> speakers =
        scored.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.utterance().speaker(), TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(ConfusionMatrix::of)
            .toList();
    if (speakers.size() < 2) {
      throw new IllegalArgumentException(
          "expected at least 2 speakers to draw from, got " + speakers.size());
    }
    Random random = new Random(seed);
    double[] scores = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      List<ConfusionMatrix> drawn = new ArrayList<>();
      for (int i = 0; i < speakers.size(); i++) {
        drawn.add(speakers.get(random.nextInt(speakers.size())));
      }
      scores[draw] = score.applyAsDouble(ConfusionMatrix.sum(drawn));
    }
    Arrays.sort(scores);
    return new Interval(quantile(scores, 0.025), quantile(scores, 0.975));
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
  }
}
