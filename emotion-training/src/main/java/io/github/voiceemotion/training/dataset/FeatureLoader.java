package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.ClipPreparation;
import io.github.voiceemotion.features.FeatureExtractor;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Decodes utterances and extracts their features, exactly as prediction does, on all cores. */
public final class FeatureLoader {

  private final AudioDecoder decoder = new AudioDecoder();
  private final ClipPreparation preparation = new ClipPreparation();
  private final ThreadLocal<FeatureExtractor> extractor =
      ThreadLocal.withInitial(FeatureExtractor::new);

  /**
   * Loads utterances.
   *
   * @param utterances to load
   * @param progress is told, from several threads, how many have been read so far
   * @param failures is told of every file that could not be read, from several threads
   * @return the clips in the order of the utterances, without those whose file could not be read
   */
  public List<LabelledClip> load(
      List<Utterance> utterances, IntConsumer progress, Consumer<AudioException> failures) {
    AtomicInteger done = new AtomicInteger();
    return utterances.parallelStream()
        .map(
            utterance -> {
              Optional<LabelledClip> clip = load(utterance, failures);
              progress.accept(done.incrementAndGet());
              return clip;
            })
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<LabelledClip> load(Utterance utterance, Consumer<AudioException> failures) {
    try {
      return Optional.of(
          new LabelledClip(
              utterance,
              extractor.get().extract(preparation.prepare(decoder.decode(utterance.path())))));
    } catch (AudioException e) {
      failures.accept(e);
      return Optional.empty();
    }
  }
}
