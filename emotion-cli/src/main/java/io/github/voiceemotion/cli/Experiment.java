package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.AugmentedCopies;
import io.github.voiceemotion.training.dataset.FeatureCache;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import io.github.voiceemotion.training.dataset.LabelledClip;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.TrainedModel;
import io.github.voiceemotion.training.fit.Trainer;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Utterances loaded once, for any number of runs that divide them differently.
 *
 * <p>Every utterance has its augmented copies at hand, since in another run it may be one to train
 * on; only the copies of the training part are used.
 */
final class Experiment {

  /** The same copies whatever the seed of a run, so that they are computed once. */
  private static final long COPIES_SEED = 1;

  private final List<LabelledClip> clips;

  private Experiment(List<LabelledClip> clips) {
    this.clips = clips;
  }

  /** Loads utterances; files that cannot be read are named and left out. */
  static Experiment load(
      List<Utterance> utterances,
      TrainingOptions options,
      FeatureCache cache,
      ConsoleProgress progress,
      PrintWriter out) {
    return load(
        utterances,
        new AugmentedCopies(
            Set.copyOf(utterances), options.copies(), options.augmentation(), COPIES_SEED),
        cache,
        progress,
        out);
  }

  /** Loads utterances that are not trained on, without copies. */
  static Experiment loadRecordings(
      List<Utterance> utterances, FeatureCache cache, ConsoleProgress progress, PrintWriter out) {
    AugmentedCopies none = new AugmentedCopies(Set.of(), 0, new WaveformChain(List.of()), 0);
    return load(utterances, none, cache, progress, out);
  }

  private static Experiment load(
      List<Utterance> utterances,
      AugmentedCopies copies,
      FeatureCache cache,
      ConsoleProgress progress,
      PrintWriter out) {
    List<AudioException> failures = new ArrayList<>();
    List<LabelledClip> clips =
        new FeatureLoader(cache)
            .load(
                utterances,
                copies,
                done -> progress.filesRead(done, utterances.size()),
                failure -> {
                  synchronized (failures) {
                    failures.add(failure);
                  }
                });
    failures.stream()
        .map(Throwable::getMessage)
        .sorted()
        .forEach(failure -> out.println("left out: " + failure));
    return new Experiment(clips);
  }

  /** Trains on a split's training part. */
  TrainedModel train(Split split, Trainer trainer) {
    Set<Utterance> wanted = new HashSet<>(split.train());
    return trainer.train(
        split.labels(),
        clips.stream().filter(clip -> wanted.contains(clip.utterance())).toList(),
        recordings(split.development()));
  }

  /**
   * Predicts utterances that a model was not trained on.
   *
   * @throws IllegalArgumentException if none of them could be read
   */
  List<ScoredUtterance> score(TrainedModel model, List<Utterance> utterances) {
    List<LabelledClip> tested = recordings(utterances);
    if (tested.isEmpty()) {
      throw new IllegalArgumentException(
          "none of the " + utterances.size() + " files to test could be read");
    }
    double[][] predicted = model.predict(tested);
    List<ScoredUtterance> scored = new ArrayList<>();
    for (int i = 0; i < predicted.length; i++) {
      scored.add(
          new ScoredUtterance(
              tested.get(i).utterance(), model.labels(), model.calibration().apply(predicted[i])));
    }
    return scored;
  }

  /** Predicts all utterances. */
  List<ScoredUtterance> score(ModelBundle bundle) {
    List<ScoredUtterance> scored = new ArrayList<>();
    for (LabelledClip clip : clips) {
      double[] probabilities =
          bundle.predict(clip.windows()).probabilities().values().stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      scored.add(new ScoredUtterance(clip.utterance(), bundle.manifest().labels(), probabilities));
    }
    return scored;
  }

  private List<LabelledClip> recordings(List<Utterance> utterances) {
    Set<Utterance> wanted = new HashSet<>(utterances);
    return clips.stream()
        .filter(clip -> clip.copy() == 0 && wanted.contains(clip.utterance()))
        .toList();
  }
}
