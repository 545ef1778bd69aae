package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.encoder.EncoderStatistics;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
import io.github.voiceemotion.training.corpus.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Decodes audio and extracts its features, exactly as prediction does; whole lists of utterances on
 * all cores. Thread-safe.
 */
public final class FeatureLoader {

  private static final int FRAMES = FeatureSpec.current().clipFrames();
  private static final int WINDOW_VALUES = FRAMES * FeatureSet.SIZE;
  private static final String FEATURES = FeatureSpec.current().toString();

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
   * @param encoder that hears them too, if there is one
   * @param progress is told, from several threads, how many files have been read so far
   * @param failures is told of every file that could not be read, from several threads
   * @return the clips in the order of the utterances, each followed by its copies, without those
   *     whose file could not be read
   */
  public List<LabelledClip> load(
      List<Utterance> utterances,
      AugmentedCopies copies,
      Optional<SpeechEncoder> encoder,
      IntConsumer progress,
      Consumer<AudioException> failures) {
    AtomicInteger done = new AtomicInteger();
    Source features = source(copies, FEATURES, WINDOW_VALUES, this::features);
    InputExtractor listening = new InputExtractor(encoder);
    Optional<Source> encoded =
        encoder.map(
            each ->
                source(
                    copies,
                    "encoder " + each.sha256(),
                    EncoderStatistics.size(each),
                    clip -> encode(listening, clip)));
    return utterances.parallelStream()
        .map(
            utterance -> {
              List<LabelledClip> clips = load(utterance, features, encoded, failures);
              progress.accept(done.incrementAndGet());
              return clips;
            })
        .flatMap(List::stream)
        .toList();
  }

  /** Gives the windows of an utterance and of its copies. */
  @FunctionalInterface
  private interface Source {

    List<List<float[]>> windows(Utterance utterance);
  }

  private static List<LabelledClip> load(
      Utterance utterance,
      Source features,
      Optional<Source> encoded,
      Consumer<AudioException> failures) {
    try {
      List<List<float[]>> clips = features.windows(utterance);
      Optional<List<List<float[]>>> heard = encoded.map(source -> source.windows(utterance));
      return IntStream.range(0, clips.size())
          .mapToObj(
              copy ->
                  new LabelledClip(
                      utterance,
                      copy,
                      matrices(clips.get(copy)),
                      heard
                          .map(all -> all.get(copy).stream().map(EncoderStatistics::new).toList())
                          .orElse(List.of())))
          .toList();
    } catch (AudioException e) {
      failures.accept(e.of(utterance.path()));
      return List.of();
    }
  }

  private static List<FeatureMatrix> matrices(List<float[]> windows) {
    return windows.stream().map(values -> new FeatureMatrix(FRAMES, values)).toList();
  }

  private Source source(
      AugmentedCopies copies,
      String what,
      int windowValues,
      Function<AudioClip, List<float[]>> extraction) {
    if (cache == null) {
      return utterance -> compute(utterance, copies, extraction);
    }
    FeatureKeys keys = new FeatureKeys(what, extraction, copies);
    return utterance -> {
      List<String> entries;
      try {
        entries = keys.of(utterance);
      } catch (IOException e) {
        // If decoding fails as well, it says better why.
        return compute(utterance, copies, extraction);
      }
      // Decoded once, and only if something is missing.
      Lazy<AudioClip> original = new Lazy<>(() -> decoder.decode(utterance.path()));
      List<List<float[]>> clips = new ArrayList<>();
      for (int i = 0; i < entries.size(); i++) {
        int copy = i;
        clips.add(
            cache.get(
                entries.get(i),
                windowValues,
                () -> extraction.apply(copies.copy(utterance, original.get(), copy))));
      }
      return clips;
    };
  }

  /** A value that is made when it is first asked for, by one thread. */
  private static final class Lazy<T> {

    private final Supplier<T> source;
    private T value;

    Lazy(Supplier<T> source) {
      this.source = source;
    }

    T get() {
      if (value == null) {
        value = source.get();
      }
      return value;
    }
  }

  private List<List<float[]>> compute(
      Utterance utterance, AugmentedCopies copies, Function<AudioClip, List<float[]>> extraction) {
    AudioClip original = decoder.decode(utterance.path());
    return IntStream.rangeClosed(0, copies.seeds(utterance).size())
        .mapToObj(copy -> extraction.apply(copies.copy(utterance, original, copy)))
        .toList();
  }

  private List<float[]> features(AudioClip clip) {
    return extractor.extract(clip).acousticFeatures().stream().map(FeatureMatrix::values).toList();
  }

  private static List<float[]> encode(InputExtractor listening, AudioClip clip) {
    return listening.extract(clip).encoded().stream()
        .map(encoded -> EncoderStatistics.of(encoded).values())
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
    return extractor.extract(clip).acousticFeatures();
  }
}
