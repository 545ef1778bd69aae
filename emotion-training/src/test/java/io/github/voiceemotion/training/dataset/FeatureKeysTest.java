package io.github.voiceemotion.training.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.ModelInput;
import io.github.voiceemotion.training.augment.AdditiveNoise;
import io.github.voiceemotion.training.augment.WaveformAugmentation;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.augment.WaveformChain.Step;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureKeysTest {

  @TempDir Path folder;

  private Utterance utterance;

  @BeforeEach
  void writeFile() throws IOException {
    utterance = utterance("a.wav", "content");
  }

  @Test
  void areTheSameInEveryRun() throws IOException {
    assertEquals(keys(utterance, 2, 1), keys(utterance, 2, 1));
    assertEquals(List.of(64, 64, 64), keys(utterance, 2, 1).stream().map(String::length).toList());
  }

  @Test
  void areOfOneClipEach() throws IOException {
    assertEquals(3, new HashSet<>(keys(utterance, 2, 1)).size());
    assertEquals(keys(utterance, 3, 1).subList(0, 3), keys(utterance, 2, 1));
    assertEquals(keys(utterance, 2, 1).subList(0, 1), keys(utterance, 0, 1));
  }

  @Test
  void followTheContentAndForCopiesTheNameThatTheyAreDrawnFrom() throws IOException {
    List<String> keys = keys(utterance, 2, 1);

    assertAllDiffer(keys, keys(utterance("a.wav", "changed"), 2, 1));
    assertEquals(keys, keys(utterance("elsewhere/a.wav", "content"), 2, 1));
    assertOnlyCopiesDiffer(keys, keys(utterance("b.wav", "content"), 2, 1));
  }

  @Test
  void followTheSeedInCopiesAlone() throws IOException {
    assertOnlyCopiesDiffer(keys(utterance, 2, 1), keys(utterance, 2, 2));
  }

  @Test
  void followTheParametersOfTheAugmentation() throws IOException {
    // Too seldom to happen to the known sound: its parameters count all the same.
    List<String> keys = keys(chain(new AdditiveNoise(8, 35), 1e-9));

    assertOnlyCopiesDiffer(keys, keys(chain(new AdditiveNoise(8, 34), 1e-9)));
    assertOnlyCopiesDiffer(keys, keys(chain(new AdditiveNoise(8, 35), 2e-9)));
  }

  @Test
  void followWhatTheAugmentationDoes() throws IOException {
    assertEquals(keys(new Louder(2)), keys(new Louder(2)));
    assertOnlyCopiesDiffer(keys(new Louder(2)), keys(new Louder(3)));
  }

  @Test
  void followWhatTheExtractionDoes() throws IOException {
    AugmentedCopies copies = copies(utterance, 2, 1);
    float[] zeros = new float[FeatureSet.SIZE];
    float[] others = new float[FeatureSet.SIZE];
    others[17] = 1e-20f;

    List<String> keys = new FeatureKeys("", clip -> List.of(zeros), copies).of(utterance);

    assertEquals(keys, new FeatureKeys("", clip -> List.of(zeros), copies).of(utterance));
    assertAllDiffer(keys, new FeatureKeys("", clip -> List.of(others), copies).of(utterance));
  }

  @Test
  void areNotMadeOfAFileThatIsMissing() throws IOException {
    Files.delete(utterance.path());

    assertThrows(IOException.class, () -> keys(utterance, 0, 1));
  }

  @Test
  void listensToAPauseAndToSeveralWindows() {
    ModelInput input = new InputExtractor().extract(FeatureKeys.knownSound());
    assertTrue(input.windows().size() > 1, () -> input.windows().toString());
    assertTrue(input.speech().segments().size() > 1, () -> input.speech().segments().toString());
    assertTrue(input.speech().speech().seconds() < 5, () -> input.speech().kept().toString());
  }

  /** Says nothing of its parameter. */
  private static final class Louder implements WaveformAugmentation {

    private final float factor;

    Louder(float factor) {
      this.factor = factor;
    }

    @Override
    public AudioClip apply(AudioClip clip, RandomGenerator random) {
      float[] louder = clip.samples().clone();
      for (int i = 0; i < louder.length; i++) {
        louder[i] *= factor;
      }
      return new AudioClip(louder, clip.sampleRate());
    }

    @Override
    public String toString() {
      return "Louder";
    }
  }

  private static WaveformChain chain(WaveformAugmentation augmentation, double probability) {
    return new WaveformChain(List.of(new Step(augmentation, probability)));
  }

  private List<String> keys(WaveformAugmentation augmentation) throws IOException {
    return keys(new AugmentedCopies(Set.of(utterance), 2, augmentation, 1), utterance);
  }

  private static List<String> keys(Utterance utterance, int count, long seed) throws IOException {
    return keys(copies(utterance, count, seed), utterance);
  }

  private static List<String> keys(AugmentedCopies copies, Utterance utterance) throws IOException {
    return new FeatureKeys("features", FeatureKeysTest::extract, copies).of(utterance);
  }

  private static List<float[]> extract(AudioClip clip) {
    return new InputExtractor()
        .extract(clip).acousticFeatures().stream().map(FeatureMatrix::values).toList();
  }

  private static AugmentedCopies copies(Utterance utterance, int count, long seed) {
    return new AugmentedCopies(Set.of(utterance), count, WaveformChain.defaults(), seed);
  }

  private static void assertAllDiffer(List<String> some, List<String> others) {
    assertEquals(some.size(), others.size());
    for (int i = 0; i < some.size(); i++) {
      assertNotEquals(some.get(i), others.get(i));
    }
  }

  private static void assertOnlyCopiesDiffer(List<String> some, List<String> others) {
    assertEquals(some.get(0), others.get(0));
    assertAllDiffer(some.subList(1, 3), others.subList(1, 3));
  }

  private Utterance utterance(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return new Utterance(file, "test", "test-1", Emotion.NEUTRAL, Intensity.NORMAL);
  }
}
