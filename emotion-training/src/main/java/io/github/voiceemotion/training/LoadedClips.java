package io.github.voiceemotion.training;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.AugmentedCopies;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import io.github.voiceemotion.training.dataset.LabelledClip;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.TrainingListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Utterances read once, for any number of runs that divide them differently.
 *
 * <p>An utterance may have augmented copies at hand, since in some run it is one to train on; only
 * the copies of the training part are used.
 */
final class LoadedClips {

  private final List<LabelledClip> clips;

  private LoadedClips(List<LabelledClip> clips) {
    this.clips = clips;
  }

  /** Reads utterances; the listener is told of files that cannot be read, which are left out. */
  static LoadedClips load(
      FeatureLoader loader,
      List<Utterance> utterances,
      AugmentedCopies copies,
      Optional<SpeechEncoder> encoder,
      TrainingListener listener) {
    List<AudioException> failures = new ArrayList<>();
    List<LabelledClip> clips =
        loader.load(
            utterances,
            copies,
            encoder,
            done -> listener.fileRead(done, utterances.size()),
            failure -> {
              synchronized (failures) {
                failures.add(failure);
              }
            });
    failures.sort(Comparator.comparing(Throwable::getMessage));
    failures.forEach(listener::fileLeftOut);
    return new LoadedClips(clips);
  }

  /** Returns the clips of some utterances, each followed by its copies. */
  List<LabelledClip> withCopies(Collection<Utterance> utterances) {
    Set<Utterance> wanted = new HashSet<>(utterances);
    return clips.stream().filter(clip -> wanted.contains(clip.utterance())).toList();
  }

  /** Returns the clips of some utterances without their copies. */
  List<LabelledClip> of(Collection<Utterance> utterances) {
    return withCopies(utterances).stream().filter(clip -> clip.copy() == 0).toList();
  }

  /**
   * Predicts utterances that a model was not trained on.
   *
   * @throws IllegalArgumentException if none of them could be read
   */
  List<ScoredUtterance> score(ModelBundle model, Collection<Utterance> utterances) {
    List<LabelledClip> tested = of(utterances);
    if (tested.isEmpty()) {
      throw new IllegalArgumentException(
          "none of the " + utterances.size() + " files to test could be read");
    }
    List<ScoredUtterance> scored = new ArrayList<>();
    for (LabelledClip clip : tested) {
      double[] probabilities =
          model.predict(clip.inputs()).probabilities().values().stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      scored.add(new ScoredUtterance(clip.utterance(), model.manifest().labels(), probabilities));
    }
    return scored;
  }
}
