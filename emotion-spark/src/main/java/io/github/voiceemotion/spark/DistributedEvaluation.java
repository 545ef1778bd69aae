package io.github.voiceemotion.spark;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.CrossValidation;
import io.github.voiceemotion.training.CrossValidation.FoldRun;
import io.github.voiceemotion.training.CrossValidationListener;
import io.github.voiceemotion.training.CrossValidationResult;
import io.github.voiceemotion.training.EmotionTrainer;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.TrainingOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Trains and tests the folds of cross-validations on a cluster, one fold with one seed a task. The
 * scores are those of {@link CrossValidation#run} on one machine.
 *
 * <pre>{@code
 * List<DistributedEvaluation.Try> tries = new ArrayList<>();
 * for (double dropout : new double[] {0.3, 0.4, 0.5}) {
 *   tries.add(() -> {
 *     List<CorpusListing> corpora = List.of(new Ravdess(Path.of("/corpora/ravdess")).list());
 *     return new DistributedEvaluation.Plan(
 *         new CrossValidation("ravdess-5", ProtocolChoice.of("ravdess-5", corpora, 1), 3),
 *         CorpusListing.utterances(corpora), options(dropout), new EmotionTrainer());
 *   });
 * }
 * List<CrossValidationResult> results = DistributedEvaluation.run(spark, tries);
 * }</pre>
 *
 * <p>It needs {@code emotion-training} on the class path of driver and executors, which the jar for
 * {@code spark-submit} leaves out.
 */
public final class DistributedEvaluation {

  /**
   * What is evaluated.
   *
   * @param validation the folds, and how many seeds
   * @param utterances in an order that is the same everywhere
   * @param options the first seed among them
   * @param trainer with a cache, if there is one on the machine
   */
  public record Plan(
      CrossValidation validation,
      List<Utterance> utterances,
      TrainingOptions options,
      EmotionTrainer trainer) {

    public Plan {
      Objects.requireNonNull(validation, "validation");
      utterances = List.copyOf(utterances);
      Objects.requireNonNull(options, "options");
      Objects.requireNonNull(trainer, "trainer");
    }
  }

  /** Makes a plan; called by the driver and by each task, so that nothing of it has to travel. */
  @FunctionalInterface
  public interface Try extends Serializable {

    /** Returns the same plan wherever it is called. */
    Plan plan();
  }

  /** What a task is to do. */
  private record Task(Try what, int fold, long seed) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** What a task found: probabilities by the place of the utterance, and their temperature. */
  private record Found(
      Map<Integer, double[]> probabilities, List<String> labels, double temperature)
      implements Serializable {
    private static final long serialVersionUID = 1;
  }

  private DistributedEvaluation() {}

  /**
   * Runs all folds of all tries, with all seeds.
   *
   * @return a result a try, in their order
   * @throws IllegalArgumentException if there are no tries
   */
  public static List<CrossValidationResult> run(SparkSession spark, List<Try> tries) {
    if (tries.isEmpty()) {
      throw new IllegalArgumentException("tries are none, expected at least one");
    }
    List<Plan> plans = tries.stream().map(Try::plan).toList();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      long first = plans.get(i).options().seed();
      for (long seed = first; seed < first + plans.get(i).validation().seeds(); seed++) {
        for (int fold = 0; fold < plans.get(i).validation().folds().size(); fold++) {
          tasks.add(new Task(tries.get(i), fold, seed));
        }
      }
    }
    List<Found> found =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(tasks, tasks.size())
            .map(DistributedEvaluation::find)
            .collect();
    List<CrossValidationResult> results = new ArrayList<>();
    int next = 0;
    for (Plan plan : plans) {
      int runs = plan.validation().folds().size() * plan.validation().seeds();
      List<FoldRun> ofPlan = new ArrayList<>();
      for (int i = next; i < next + runs; i++) {
        ofPlan.add(foldRun(plan, tasks.get(i), found.get(i)));
      }
      next += runs;
      results.add(plan.validation().result(ofPlan));
    }
    return results;
  }

  private static Found find(Task task) {
    Plan plan = task.what().plan();
    FoldRun done =
        plan.validation()
            .runFold(
                task.fold(),
                plan.trainer(),
                plan.utterances(),
                plan.options().withSeed(task.seed()),
                CrossValidationListener.NONE);
    Map<Utterance, Integer> places = new HashMap<>();
    for (Utterance utterance : plan.utterances()) {
      places.put(utterance, places.size());
    }
    List<ScoredUtterance> scored = done.run().scored();
    Map<Integer, double[]> probabilities = new LinkedHashMap<>();
    scored.forEach(each -> probabilities.put(places.get(each.utterance()), each.probabilities()));
    return new Found(
        probabilities, scored.get(0).labels().names(), done.calibration().temperature());
  }

  private static FoldRun foldRun(Plan plan, Task task, Found found) {
    Labels labels = Labels.of(found.labels().toArray(String[]::new));
    List<ScoredUtterance> scored = new ArrayList<>();
    found
        .probabilities()
        .forEach(
            (place, probabilities) ->
                scored.add(
                    new ScoredUtterance(plan.utterances().get(place), labels, probabilities)));
    String fold = plan.validation().folds().get(task.fold()).name();
    return new FoldRun(
        task.fold(),
        new CrossValidationResult.Run(
            task.seed(), Evaluation.of(fold, scored, task.seed()), scored),
        new Calibration(found.temperature()));
  }
}
