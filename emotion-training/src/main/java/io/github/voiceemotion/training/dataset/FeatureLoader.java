package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.training.corpus.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decodes audio and extracts its features, exactly as prediction does; whole lists of utterances on
 * all cores. Thread-safe.
 */
public final class FeatureLoader {

  private final AudioDecoder decoder = new AudioDecoder();
  private final InputExtractor extractor = new InputExtractor();

  /** Null if everything is computed. */
  private final FeatureCache cache;

  /** Creates a loader that computes everything. */
  public FeatureLoader() {
    this.cache = null;
  }

  /** Creates a loader that computes what the cache does not hold of an utterance. */
  public FeatureLoader(FeatureCache cache) {
    this.cache = Objects.requireNonNull(cache, "cache");
  }

  /**
   * Loads utterances, some of them with augmented copies.
   *
   * @param utterances to load
   * @param copies which of them get copies, and what is done to these
   * @param progress is told, from several threads, how many files have been read so far
   * @param failures is told of every file that could not be read, from several threads
   * @return the clips in the order of the utterances, each followed by its copies, without those
   *     whose file could not be read
   */
  public List<LabelledClip> load(
      List<Utterance> utterances,
      AugmentedCopies copies,
      IntConsumer progress,
      Consumer<AudioException> failures) {
    AtomicInteger done = new AtomicInteger();
    Function<Utterance, List<List<FeatureMatrix>>> source = source(copies);
    return utterances.parallelStream()
        .map(
            utterance -> {
              List<LabelledClip> clips = load(utterance, source, failures);
              progress.accept(done.incrementAndGet());
              return clips;
            })
        .flatMap(List::stream)
        .toList();
  }

  private static List<LabelledClip> load(
      Utterance utterance,
      Function<Utterance, List<List<FeatureMatrix>>> source,
      Consumer<AudioException> failures) {
    try {
      List<List<FeatureMatrix>> features = source.apply(utterance);
      return IntStream.range(0, features.size())
          .mapToObj(copy -> new LabelledClip(utterance, copy, features.get(copy)))
          .toList();
    } catch (AudioException e) {
      failures.accept(e);
      return List.of();
    }
  }

  /** Returns what gives the features of an utterance and of its copies. */
  private Function<Utterance, List<List<FeatureMatrix>>> source(AugmentedCopies copies) {
    if (cache == null) {
      return utterance -> compute(utterance, copies);
    }
    FeatureKeys keys = new FeatureKeys(this::extract, copies);
    return utterance -> {
      List<String> entries;
      try {
        entries = keys.of(utterance);
      } catch (IOException e) {
        // If decoding fails as well, it says better why.
        return compute(utterance, copies);
      }
      return cache.get(entries, () -> compute(utterance, copies));
    };
  }

  private List<List<FeatureMatrix>> compute(Utterance utterance, AugmentedCopies copies) {
    AudioClip original = decoder.decode(utterance.path());
    return Stream.concat(Stream.of(original), copies.of(utterance, original).stream())
        .map(this::extract)
        .toList();
  }

  /**
   * Loads one file.
   *
   * @return the features of each window, 174 frames each
   * @throws AudioException if the file cannot be read
   */
  public List<FeatureMatrix> load(Path file) {
    return extract(decoder.decode(file));
  }

  /**
   * Loads what a stream holds; the stream is left open.
   *
   * @param name what messages call the audio
   * @return the features of each window, 174 frames each
   * @throws AudioException if the stream cannot be read
   */
  public List<FeatureMatrix> load(InputStream in, String name) {
    return extract(decoder.decode(in, name));
  }

  private List<FeatureMatrix> extract(AudioClip clip) {
    return extractor.extract(clip).features();
  }
}
