package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.training.corpus.Quantity;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What several runs score: folds, seeds or both. One run over a few hundred clips is off by some
 * points either way, so scores are quoted with their mean and spread.
 *
 * @param protocol the name of the protocol of all runs, such as {@code RAVDESS-5}
 * @param runs how many
 * @param uar their unweighted average recalls
 * @param uarAmongOwn the same if the model could answer each test part with the emotions of that
 *     part alone; empty if all test parts have all emotions
 * @param accuracy their accuracies
 */
public record RunSummary(
    String protocol, int runs, Spread uar, Optional<Spread> uarAmongOwn, Spread accuracy) {

  public RunSummary {
    Objects.requireNonNull(uar, "uar");
    Objects.requireNonNull(uarAmongOwn, "uarAmongOwn");
    Objects.requireNonNull(accuracy, "accuracy");
    if (protocol.isBlank()) {
      throw new IllegalArgumentException("protocol is blank");
    }
  }

  /**
   * How a score differs from run to run.
   *
   * @param mean over the runs
   * @param deviation the standard deviation of a sample, NaN for one run
   * @param lowest score
   * @param highest score
   */
  public record Spread(double mean, double deviation, double lowest, double highest) {

    private static Spread of(List<Evaluation> runs, ToDoubleFunction<Evaluation> score) {
      return of(runs.stream().mapToDouble(score).toArray());
    }

    static Spread of(double... scores) {
      DoubleSummaryStatistics statistics = DoubleStream.of(scores).summaryStatistics();
      double mean = statistics.getAverage();
      double squares = DoubleStream.of(scores).map(score -> (score - mean) * (score - mean)).sum();
      double deviation = Math.sqrt(squares / (scores.length - 1));
      return new Spread(mean, deviation, statistics.getMin(), statistics.getMax());
    }

    private String summary() {
      return Double.isNaN(deviation)
          ? String.format(Locale.ROOT, "%.3f", mean)
          : String.format(
              Locale.ROOT, "%.3f, deviation %.3f, %.3f to %.3f", mean, deviation, lowest, highest);
    }
  }

  /**
   * Summarises runs.
   *
   * @param protocol the name to quote beside the scores, without the fold
   * @param runs what each scored
   * @throws IllegalArgumentException if there are no runs or the protocol has no name
   */
  public static RunSummary of(String protocol, List<Evaluation> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there are no runs to summarise");
    }
    return new RunSummary(
        protocol,
        runs.size(),
        Spread.of(runs, run -> run.confusion().uar()),
        runs.stream().anyMatch(Evaluation::lacksEmotions)
            ? Optional.of(Spread.of(runs, run -> run.amongOwn().uar()))
            : Optional.empty(),
        Spread.of(runs, run -> run.confusion().accuracy()));
  }

  /** Returns the scores and their protocol in one line. */
  public String summary() {
    return protocol
        + ": UAR "
        + uar.summary()
        + uarAmongOwn
            .map(own -> "; among the emotions of each test part " + own.summary())
            .orElse("")
        + "; accuracy "
        + accuracy.summary()
        + " ("
        + Quantity.of(runs, "run")
        + ")";
  }
}
