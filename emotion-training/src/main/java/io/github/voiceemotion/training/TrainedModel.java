package io.github.voiceemotion.training;

import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.ModelManifest.EncoderReference;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.bundle.ModelCard;
import io.github.voiceemotion.training.bundle.TrainingProvenance;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.FittedModel;
import io.github.voiceemotion.training.fit.TrainingListener;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.nio.file.Path;
import java.util.List;

/** What an {@link EmotionTrainer} gives: a model, and how it came about. */
public final class TrainedModel {

  private final List<Provenance.Source> corpora;
  private final Split split;
  private final TrainingOptions options;
  private final FittedModel fitted;
  private final FeatureLoader loader;

  TrainedModel(
      List<Provenance.Source> corpora,
      Split split,
      TrainingOptions options,
      FittedModel fitted,
      FeatureLoader loader) {
    this.corpora = List.copyOf(corpora);
    this.split = split;
    this.options = options;
    this.fitted = fitted;
    this.loader = loader;
  }

  /** Returns what was trained on and what is to be tested. */
  public Split split() {
    return split;
  }

  /** Returns how it was trained. */
  public TrainingOptions options() {
    return options;
  }

  /** Returns the model's parts, with the history of each network. */
  public FittedModel fitted() {
    return fitted;
  }

  /**
   * Predicts the split's test part, once.
   *
   * @param listener is told how far the reading is
   * @throws IllegalArgumentException if there is none, or none of it could be read
   */
  public List<ScoredUtterance> score(TrainingListener listener) {
    return score(split.test(), listener);
  }

  private List<ScoredUtterance> score(List<Utterance> utterances, TrainingListener listener) {
    return new ModelScorer(loader).score(bundle(List.of()), utterances, listener);
  }

  /**
   * Evaluates the model on the split's test part.
   *
   * @param protocol how training and test were kept apart, without which no score means anything
   * @throws IllegalArgumentException if there is none, or none of it could be read
   */
  public Evaluation evaluate(String protocol) {
    return Evaluation.of(protocol, score(TrainingListener.NONE), options.seed());
  }

  /**
   * Returns the model as others use it.
   *
   * @param scores that were measured, for its provenance
   */
  public ModelBundle bundle(List<Provenance.Score> scores) {
    ModelManifest light =
        ModelManifest.of(
            fitted.labels(),
            options.networks(),
            fitted.discriminantWeight(),
            fitted.scaler(),
            fitted.calibration(),
            TrainingProvenance.of(corpora, split, options, fitted, scores));
    return new ModelBundle(
        options
            .encoder()
            .map(encoder -> light.withEncoder(EncoderReference.to(encoder), fitted.encoderWeight()))
            .orElse(light),
        fitted.networks(),
        fitted.discriminant(),
        fitted.voice());
  }

  /**
   * Writes the bundle with its model card.
   *
   * @param file to write, such as {@code model.zip}; replaced once the new one is complete
   * @param scores that were measured, for the card
   * @throws ModelBundleException if it cannot be written
   */
  public void write(Path file, List<Provenance.Score> scores) {
    ModelBundle bundle = bundle(scores);
    bundle.write(file, ModelCard.of(bundle.manifest()));
  }
}
