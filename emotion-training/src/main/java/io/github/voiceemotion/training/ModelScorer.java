package io.github.voiceemotion.training;

import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.AugmentedCopies;
import io.github.voiceemotion.training.dataset.FeatureCache;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.TrainingListener;
import java.util.List;

/**
 * Has a model predict recordings whose emotion is known.
 *
 * <pre>{@code
 * List<ScoredUtterance> scored =
 *     new ModelScorer().score(ModelBundle.accurate(), utterances, TrainingListener.NONE);
 * Evaluation evaluation = Evaluation.of("own recordings", scored, 1);
 * }</pre>
 */
public final class ModelScorer {

  private final FeatureLoader loader;

  /** Creates a scorer that computes all features anew. */
  public ModelScorer() {
    this(new FeatureLoader());
  }

  /** Creates a scorer that computes the features that the cache does not hold. */
  public ModelScorer(FeatureCache cache) {
    this(new FeatureLoader(cache));
  }

  ModelScorer(FeatureLoader loader) {
    this.loader = loader;
  }

  /**
   * Predicts utterances, which the model should not have been trained on.
   *
   * @param listener is told how far the reading is
   * @return the utterances that could be read, in their order
   * @throws IllegalArgumentException if none of them could be read
   */
  public List<ScoredUtterance> score(
      ModelBundle model, List<Utterance> utterances, TrainingListener listener) {
    return LoadedClips.load(loader, utterances, AugmentedCopies.none(), model.encoder(), listener)
        .score(model, utterances);
  }
}
