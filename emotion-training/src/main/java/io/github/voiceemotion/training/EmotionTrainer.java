package io.github.voiceemotion.training;

import io.github.voiceemotion.training.bundle.TrainingProvenance;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.AugmentedCopies;
import io.github.voiceemotion.training.dataset.FeatureCache;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import io.github.voiceemotion.training.fit.Checkpoint;
import io.github.voiceemotion.training.fit.CheckpointException;
import io.github.voiceemotion.training.fit.FittedModel;
import io.github.voiceemotion.training.fit.ModelFit;
import io.github.voiceemotion.training.fit.TrainingListener;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Trains models on recordings.
 *
 * <pre>{@code
 * EmotionTrainer trainer = new EmotionTrainer(new FeatureCache(folder, log::warn));
 * TrainedModel model = trainer.train(split, TrainingOptions.defaults(), TrainingListener.NONE);
 * Evaluation evaluation = model.evaluate("own speakers");
 * model.write(Path.of("model.zip"), List.of(evaluation.score()));
 * }</pre>
 *
 * <p>The same recordings, options and number of threads give the same model.
 */
public final class EmotionTrainer {

  private final FeatureLoader loader;

  /** Creates a trainer that computes all features anew. */
  public EmotionTrainer() {
    this.loader = new FeatureLoader();
  }

  /** Creates a trainer that computes the features that the cache does not hold. */
  public EmotionTrainer(FeatureCache cache) {
    this.loader = new FeatureLoader(cache);
  }

  /**
   * Trains on a split's training part, and on its development part decides when to stop. The test
   * part is not read.
   *
   * @param listener is told how far the training is
   * @throws IllegalArgumentException if no recording of a part could be read
   */
  public TrainedModel train(Split split, TrainingOptions options, TrainingListener listener) {
    return train(split, options, Optional.empty(), listener);
  }

  /**
   * Goes on with a training that was interrupted; the model is the same as if it had not been.
   *
   * @param start the last checkpoint of the training, with the same split and options
   * @param listener is told how far the training is
   * @throws CheckpointException if the recordings or something else have changed since
   */
  public TrainedModel resume(
      Checkpoint start, Split split, TrainingOptions options, TrainingListener listener) {
    return train(split, options, Optional.of(start), listener);
  }

  private TrainedModel train(
      Split split, TrainingOptions options, Optional<Checkpoint> start, TrainingListener listener) {
    List<Utterance> needed =
        Stream.concat(split.train().stream(), split.development().stream()).toList();
    LoadedClips clips = load(needed, Set.copyOf(needed), options, listener);
    FittedModel fitted = fit(clips, split, options, start, listener);
    return new TrainedModel(TrainingProvenance.corpora(split), split, options, fitted, loader);
  }

  /** Reads utterances, some of which get augmented copies. */
  LoadedClips load(
      List<Utterance> utterances,
      Set<Utterance> withCopies,
      TrainingOptions options,
      TrainingListener listener) {
    return LoadedClips.load(
        loader,
        utterances,
        AugmentedCopies.of(withCopies, options.copies(), options.augmentation()),
        options.encoder(),
        listener);
  }

  FeatureLoader loader() {
    return loader;
  }

  /** Fits a model to what has been read. */
  static FittedModel fit(
      LoadedClips clips,
      Split split,
      TrainingOptions options,
      Optional<Checkpoint> start,
      TrainingListener listener) {
    ModelFit fit = new ModelFit(options, listener);
    return start.isPresent()
        ? fit.resume(
            start.get(),
            split.labels(),
            clips.withCopies(split.train()),
            clips.withCopies(split.development()))
        : fit.fit(
            split.labels(), clips.withCopies(split.train()), clips.withCopies(split.development()));
  }
}
