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
    Map<Protocol, Split> splits = new LinkedHashMap<>();
    for (Protocol fold : folds) {
      Split split = fold.split(utterances);
      if (split.test().isEmpty()) {
        throw new IllegalArgumentException("protocol '" + protocol + "' tests nobody");
      }
      splits.put(fold, split);
    }
    LoadedClips clips = trainer.load(utterances, Set.copyOf(utterances), options, listener);
    List<CrossValidationResult.Run> runs = new ArrayList<>();
    // By fold: the same utterances under another seed are no other test part.
    Map<Protocol, List<ScoredUtterance>> uncalibrated = new LinkedHashMap<>();
    for (long seed = options.seed(); seed < options.seed() + seeds; seed++) {
      for (Protocol fold : folds) {
        Split split = splits.get(fold);
        TrainingOptions seeded = options.withSeed(seed);
        FittedModel fitted = EmotionTrainer.fit(clips, split, seeded, Optional.empty(), listener);
        TrainedModel model = new TrainedModel(List.of(), split, seeded, fitted, trainer.loader());
        List<ScoredUtterance> scored = clips.score(model.bundle(List.of()), split.test());
        CrossValidationResult.Run run =
            new CrossValidationResult.Run(seed, Evaluation.of(fold.name(), scored, seed), scored);
        listener.runDone(run);
        runs.add(run);
        uncalibrated
            .computeIfAbsent(fold, any -> new ArrayList<>())
            .addAll(uncalibrated(scored, fitted.calibration()));
      }
    }
    return new CrossValidationResult(
        protocol,
        runs,
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
