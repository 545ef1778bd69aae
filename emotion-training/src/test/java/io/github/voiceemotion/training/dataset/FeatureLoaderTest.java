package io.github.voiceemotion.training.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.augment.WaveformAugmentation;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureLoaderTest {

  @TempDir Path folder;

  private final FeatureLoader loader = new FeatureLoader();
  private final List<Integer> progress = Collections.synchronizedList(new ArrayList<>());
  private final List<AudioException> failures = Collections.synchronizedList(new ArrayList<>());
  private List<Utterance> utterances;

  @BeforeEach
  void writeNoise() throws IOException {
    utterances = List.of(noise("a"), noise("b"), noise("c"));
  }

  @Test
  void givesEachTrainingClipItsCopiesAndOthersNone() {
    List<LabelledClip> clips = load(utterances, copies(2, 1));

    assertEquals(
        List.of("a", "a", "a", "b", "c", "c", "c"), clips.stream().map(this::name).toList());
    for (int original : new int[] {0, 3, 4}) {
      Path file = clips.get(original).utterance().path();
      assertArrayEquals(
          FeatureMatrix.concatenated(loader.load(file)).values(), values(clips.get(original)));
    }
    for (int first : new int[] {0, 4}) {
      assertFalse(Arrays.equals(values(clips.get(first)), values(clips.get(first + 1))));
      assertFalse(Arrays.equals(values(clips.get(first)), values(clips.get(first + 2))));
      assertFalse(Arrays.equals(values(clips.get(first + 1)), values(clips.get(first + 2))));
    }
  }

  @Test
  void givesTheSameCopiesInWhateverOrderFilesAreLoaded() {
    List<LabelledClip> clips = load(utterances, copies(2, 1));
    List<Utterance> others = List.of(utterances.get(2), utterances.get(0));
    List<LabelledClip> again = load(others, copies(2, 1));

    for (int i = 0; i < 3; i++) {
      assertArrayEquals(values(clips.get(i)), values(again.get(3 + i)));
      assertArrayEquals(values(clips.get(4 + i)), values(again.get(i)));
    }
  }

  @Test
  void givesOtherCopiesForAnotherSeed() {
    List<LabelledClip> once = load(utterances, copies(1, 1));
    List<LabelledClip> other = load(utterances, copies(1, 2));

    assertArrayEquals(values(once.get(0)), values(other.get(0)));
    assertFalse(Arrays.equals(values(once.get(1)), values(other.get(1))));
  }

  @Test
  void countsFilesNotCopies() {
    load(utterances, copies(2, 1));

    assertEquals(List.of(1, 2, 3), progress.stream().sorted().toList());
  }

  @Test
  void leavesOutWhatCannotBeReadWithItsCopies() throws IOException {
    Files.writeString(utterances.get(0).path(), "no audio");

    List<LabelledClip> clips = load(utterances, copies(1, 1));

    assertEquals(List.of("b", "c", "c"), clips.stream().map(this::name).toList());
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).getMessage().contains("a.wav"), failures.get(0).getMessage());
  }

  @Test
  void refusesANegativeNumberOfCopies() {
    assertThrows(IllegalArgumentException.class, () -> copies(-1, 1));
  }

  @Test
  void givesTheSameClipsFromTheCache() throws IOException {
    List<LabelledClip> computed = load(utterances, copies(2, 1));

    assertSameClips(
        computed,
        cached().load(utterances, copies(2, 1), Optional.empty(), progress::add, failures::add));
    long entries = entries();
    assertSameClips(
        computed,
        cached().load(utterances, copies(2, 1), Optional.empty(), progress::add, failures::add));

    assertEquals(7, entries);
    assertEquals(List.of(1, 1, 1, 2, 2, 2, 3, 3, 3), progress.stream().sorted().toList());
  }

  @Test
  void changesNoAudioWhenTheCacheHoldsTheCopies() {
    AtomicInteger changes = new AtomicInteger();
    AugmentedCopies counted =
        new AugmentedCopies(Set.copyOf(utterances), 2, new Counted(changes), 1);

    cached().load(utterances, counted, Optional.empty(), progress::add, failures::add);
    int first = changes.getAndSet(0);
    cached().load(utterances, counted, Optional.empty(), progress::add, failures::add);

    // The keys need a few changes of a known sound each time.
    assertEquals(first - 6, changes.get());
  }

  @Test
  void keepsOriginalsApartFromCopiesOfThemInAnotherFold() throws IOException {
    AugmentedCopies ofA =
        new AugmentedCopies(Set.of(utterances.get(0)), 1, WaveformChain.defaults(), 1);
    AugmentedCopies ofB =
        new AugmentedCopies(Set.of(utterances.get(1)), 1, WaveformChain.defaults(), 1);
    cached().load(utterances, ofA, Optional.empty(), progress::add, failures::add);

    List<LabelledClip> clips =
        cached().load(utterances, ofB, Optional.empty(), progress::add, failures::add);

    assertEquals(List.of("a", "b", "b", "c"), clips.stream().map(this::name).toList());
    assertSameClips(load(utterances, ofB), clips);
    assertEquals(5, entries());
  }

  @Test
  void hearsThatAFileWasReplaced() throws IOException {
    cached().load(utterances, copies(1, 1), Optional.empty(), progress::add, failures::add);
    Files.copy(
        utterances.get(1).path(), utterances.get(0).path(), StandardCopyOption.REPLACE_EXISTING);

    List<LabelledClip> clips =
        cached().load(utterances, copies(1, 1), Optional.empty(), progress::add, failures::add);

    assertSameClips(load(utterances, copies(1, 1)), clips);
  }

  @Test
  void reportsWhatCannotBeReadWithACacheToo() throws IOException {
    Files.writeString(utterances.get(0).path(), "no audio");
    Files.delete(utterances.get(2).path());

    List<LabelledClip> clips =
        cached().load(utterances, copies(1, 1), Optional.empty(), progress::add, failures::add);

    assertEquals(List.of("b"), clips.stream().map(this::name).toList());
    List<String> messages = failures.stream().map(Throwable::getMessage).sorted().toList();
    assertEquals(2, messages.size());
    assertTrue(messages.get(0).startsWith(utterances.get(0).path() + ": "), messages.get(0));
    assertEquals(utterances.get(2).path() + ": no such file", messages.get(1));
  }

  @Test
  void servesTwoLoadersAtOnceFromOneFolder() throws Exception {
    List<LabelledClip> expected = load(utterances, copies(2, 1));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<List<LabelledClip>>> loaders =
          Collections.nCopies(
              2,
              () ->
                  cached()
                      .load(
                          utterances,
                          copies(2, 1),
                          Optional.empty(),
                          progress::add,
                          failures::add));
      for (Future<List<LabelledClip>> loaded : threads.invokeAll(loaders)) {
        assertSameClips(expected, loaded.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(7, entries());
  }

  /** Leaves the audio as it is and counts how often. */
  private record Counted(AtomicInteger changes) implements WaveformAugmentation {

    @Override
    public AudioClip apply(AudioClip clip, RandomGenerator random) {
      changes.incrementAndGet();
      return clip;
    }

    @Override
    public String toString() {
      return "Counted";
    }
  }

  /** Returns a loader with a cache that must not fail. */
  private FeatureLoader cached() {
    return new FeatureLoader(
        new FeatureCache(
            folder.resolve("cache"),
            warning -> {
              throw new AssertionError(warning);
            }));
  }

  private long entries() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static void assertSameClips(List<LabelledClip> expected, List<LabelledClip> actual) {
    assertEquals(
        expected.stream().map(LabelledClip::utterance).toList(),
        actual.stream().map(LabelledClip::utterance).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(values(expected.get(i)), values(actual.get(i)));
    }
  }

  private AugmentedCopies copies(int count, long seed) {
    return new AugmentedCopies(
        Set.of(utterances.get(0), utterances.get(2)), count, WaveformChain.defaults(), seed);
  }

  private List<LabelledClip> load(List<Utterance> wanted, AugmentedCopies copies) {
    return loader.load(wanted, copies, Optional.empty(), progress::add, failures::add);
  }

  private String name(LabelledClip clip) {
    return clip.utterance().path().getFileName().toString().replace(".wav", "");
  }

  private static float[] values(LabelledClip clip) {
    return FeatureMatrix.concatenated(clip.windows()).values();
  }

  private Utterance noise(String name) throws IOException {
    Random random = new Random(name.hashCode());
    float[] samples = new float[8_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    Path file = folder.resolve(name + ".wav");
    WavWriter.write(new AudioClip(samples, AudioClip.SAMPLE_RATE), file);
    return new Utterance(file, "noise", "noise-" + name, Emotion.NEUTRAL, Intensity.NORMAL);
  }
}
