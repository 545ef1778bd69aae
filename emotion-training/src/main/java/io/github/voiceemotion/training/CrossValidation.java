package io.github.voiceemotion.training;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.evaluate.CrossFittedTemperature;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.FittedModel;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trains and tests once for each fold of a protocol and each seed.
 *
 * <pre>{@code
 * CrossValidation validation = new CrossValidation("own", List.of(first, second, third), 1);
 * CrossValidationResult result =
 *     validation.run(new EmotionTrainer(), utterances, options, CrossValidationListener.NONE);
 * log.info("{}", result.summary().summary());
 * }</pre>
 *
 * @param protocol the name to quote beside the scores, without the fold
 * @param folds which utterances are trained on and which are tested, at least one
 * @param seeds how many runs each fold has, with seeds from that of the options on
 */
public record CrossValidation(String protocol, List<Protocol> folds, int seeds) {

  public CrossValidation {
    folds = List.copyOf(folds);
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("folds are none, expected at least one");
    }
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds is " + seeds + ", expected at least 1");
    }
  }

  /**
   * One fold's training with one seed, and its test.
   *
   * @param fold the place of the fold, from 0
   * @param run what was scored
   * @param calibration the training's own, in which the scores are
   */
  public record FoldRun(int fold, CrossValidationResult.Run run, Calibration calibration) {}

  /**
   * Runs it. No fold's test part is seen in its training, in any form. The recordings are read once
   * for all runs, and once more from the trainer's cache by the next call.
   *
   * @param listener is told how far it is
   * @throws IllegalArgumentException if a fold has an empty part, or none of a part's recordings
   *     could be read
   */
  public CrossValidationResult run(
      EmotionTrainer trainer,
      List<Utterance> utterances,
      TrainingOptions options,
      CrossValidationListener listener) {
    List<Split> splits = folds.stream().map(fold -> split(fold, utterances)).toList();
    LoadedClips clips = trainer.load(utterances, Set.copyOf(utterances), options, listener);
    List<FoldRun> runs = new ArrayList<>();
    for (long seed = options.seed(); seed < options.seed() + seeds; seed++) {
      for (int fold = 0; fold < folds.size(); fold++) {
        runs.add(run(fold, splits.get(fold), trainer, clips, options.withSeed(seed), listener));
      }
    }
    return result(runs);
  }

  /**
   * Runs one fold with one seed, that of the options, as {@link #run} does. All recordings are read
   * for it.
   *
   * @param fold the place of the fold, from 0
   * @param listener is told how far it is
   * @throws IllegalArgumentException if the fold has an empty part, or none of a part's recordings
   *     could be read
   */
  public FoldRun runFold(
      int fold,
      EmotionTrainer trainer,
      List<Utterance> utterances,
      TrainingOptions options,
      CrossValidationListener listener) {
    Split split = split(folds.get(fold), utterances);
    LoadedClips clips = trainer.load(utterances, Set.copyOf(utterances), options, listener);
    return run(fold, split, trainer, clips, options, listener);
  }

  private Split split(Protocol fold, List<Utterance> utterances) {
    Split split = fold.split(utterances);
    if (split.test().isEmpty()) {
      throw new IllegalArgumentException("protocol '" + protocol + "' tests nobody");
    }
    return split;
  }

  private FoldRun run(
      int fold,
      Split split,
      EmotionTrainer trainer,
      LoadedClips clips,
      TrainingOptions options,
      CrossValidationListener listener) {
    FittedModel fitted = EmotionTrainer.fit(clips, split, options, Optional.empty(), listener);
    TrainedModel model = new TrainedModel(List.of(), split, options, fitted, trainer.loader());
    List<ScoredUtterance> scored = clips.score(model.bundle(List.of()), split.test());
    CrossValidationResult.Run run =
        new CrossValidationResult.Run(
            options.seed(), Evaluation.of(folds.get(fold).name(), scored, options.seed()), scored);
    listener.runDone(run);
    return new FoldRun(fold, run, fitted.calibration());
  }

  /**
   * Puts together what was run one by one.
   *
   * @param runs each fold with each seed, seed after seed
   */
  public CrossValidationResult result(List<FoldRun> runs) {
    // By fold: the same utterances under another seed are no other test part.
    Map<Integer, List<ScoredUtterance>> uncalibrated = new LinkedHashMap<>();
    for (FoldRun each : runs) {
      uncalibrated
          .computeIfAbsent(each.fold(), any -> new ArrayList<>())
          .addAll(uncalibrated(each.run().scored(), each.calibration()));
    }
    return new CrossValidationResult(
        protocol,
        runs.stream().map(FoldRun::run).toList(),
        folds.size() < 2
            ? Optional.empty()
            : Optional.of(CrossFittedTemperature.of(List.copyOf(uncalibrated.values()))));
  }

  private static List<ScoredUtterance> uncalibrated(
      List<ScoredUtterance> scored, Calibration calibration) {
    Calibration undo = new Calibration(1 / calibration.temperature());
    return scored.stream()
        .map(
            each ->
                new ScoredUtterance(
                    each.utterance(), each.labels(), undo.apply(each.probabilities())))
        .toList();
  }
}
