package io.github.voiceemotion.training.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
      assertArrayEquals(loader.load(file).values(), values(clips.get(original)));
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

  private AugmentedCopies copies(int count, long seed) {
    return new AugmentedCopies(
        Set.of(utterances.get(0), utterances.get(2)), count, WaveformChain.defaults(), seed);
  }

  private List<LabelledClip> load(List<Utterance> wanted, AugmentedCopies copies) {
    return loader.load(wanted, copies, progress::add, failures::add);
  }

  private String name(LabelledClip clip) {
    return clip.utterance().path().getFileName().toString().replace(".wav", "");
  }

  private static float[] values(LabelledClip clip) {
    return clip.features().values();
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
