package io.github.voiceemotion.training;

import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.evaluate.CrossFittedTemperature;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.RunSummary;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a {@link CrossValidation} found.
 *
 * @param protocol the name to quote beside the scores, without the fold
 * @param runs each fold with each seed, at least one
 * @param temperature the one that would have suited all test parts; empty for a single fold
 */
public record CrossValidationResult(
    String protocol, List<Run> runs, Optional<CrossFittedTemperature> temperature) {

  public CrossValidationResult {
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(temperature, "temperature");
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs are none, expected at least one");
    }
  }

  /**
   * One training and its test.
   *
   * @param seed of the training
   * @param evaluation of the test part, with the name of the fold
   * @param scored the test part
   */
  public record Run(long seed, Evaluation evaluation, List<ScoredUtterance> scored) {

    public Run {
      Objects.requireNonNull(evaluation, "evaluation");
      scored = List.copyOf(scored);
    }
  }

  /** Returns what each run scored. */
  public List<Evaluation> evaluations() {
    return runs.stream().map(Run::evaluation).toList();
  }

  /** Returns the test parts of all runs. */
  public List<ScoredUtterance> scored() {
    return runs.stream().flatMap(run -> run.scored().stream()).toList();
  }

  /** Returns mean and spread of the runs. */
  public RunSummary summary() {
    return RunSummary.of(protocol, evaluations());
  }

  /** Returns the evaluation of all test parts as if they were one. */
  public Evaluation together() {
    return Evaluation.of(protocol, scored(), runs.get(0).seed());
  }

  /**
   * Returns the mean of the runs, for a model's provenance; confusion and calibration error are
   * those of all test parts together.
   */
  public Provenance.Score score() {
    String name =
        runs.size() == 1
            ? runs.get(0).evaluation().protocol()
            : protocol + ", mean of " + runs.size() + " runs";
    Provenance.Score together = together().score();
    return new Provenance.Score(
        name,
        together.utterances(),
        mean(run -> run.confusion().uar()),
        mean(run -> run.confusion().accuracy()),
        mean(run -> run.confusion().macroF1()),
        together.calibrationError(),
        together.confusion());
  }

  private double mean(ToDoubleFunction<Evaluation> score) {
    return evaluations().stream().mapToDouble(score).average().orElseThrow();
  }
}
