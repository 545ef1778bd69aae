package io.github.voiceemotion.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunIdentityTest {

  private static final TrainingOptions OPTIONS = TrainingOptions.defaults();

  @Test
  void isTheSameForACorpusInAnotherFolder() {
    RunIdentity here = RunIdentity.of(OPTIONS, split("here", "x.wav", Emotion.SAD));
    RunIdentity there = RunIdentity.of(OPTIONS, split("there", "x.wav", Emotion.SAD));

    assertEquals(Optional.empty(), here.differenceFrom(there));
  }

  @Test
  void namesAnotherOption() {
    Split split = split("data", "x.wav", Emotion.SAD);
    RunIdentity first = RunIdentity.of(OPTIONS, split);
    RunIdentity second = RunIdentity.of(OPTIONS.withSeed(2), split);

    assertEquals(Optional.of("seed is 1, expected 2"), first.differenceFrom(second));
  }

  @Test
  void namesThePartWithAnotherFile() {
    RunIdentity first = RunIdentity.of(OPTIONS, split("data", "x.wav", Emotion.SAD));
    RunIdentity second = RunIdentity.of(OPTIONS, split("data", "y.wav", Emotion.SAD));

    String difference = first.differenceFrom(second).orElseThrow();
    assertTrue(difference.startsWith("development part is 1 files with hash "), difference);
  }

  @Test
  void namesThePartInWhichAFileHasAnotherEmotion() {
    RunIdentity first = RunIdentity.of(OPTIONS, split("data", "x.wav", Emotion.SAD));
    RunIdentity second = RunIdentity.of(OPTIONS, split("data", "x.wav", Emotion.HAPPY));

    String difference = first.differenceFrom(second).orElseThrow();
    assertTrue(difference.startsWith("development part is "), difference);
  }

  @Test
  void namesOtherFeatures() {
    RunIdentity now = RunIdentity.of(OPTIONS, split("data", "x.wav", Emotion.SAD));
    FeatureSpec spec = FeatureSpec.current();
    RunIdentity earlier =
        new RunIdentity(
            new FeatureSpec(
                spec.version(),
                spec.sampleRate(),
                spec.clipSamples(),
                spec.fftSize(),
                160,
                spec.melBands(),
                spec.pitchFloorHz(),
                spec.pitchCeilingHz(),
                spec.formantCeilingHz(),
                spec.names()),
            now.settings());

    assertEquals(Optional.of("hop is 160, expected " + spec.hop()), earlier.differenceFrom(now));
  }

  private static Split split(String folder, String developmentFile, Emotion emotion) {
    return Split.of(
        List.of(utterance(folder, "1", "a.wav", Emotion.HAPPY)),
        List.of(utterance(folder, "2", developmentFile, emotion)),
        List.of(utterance(folder, "3", "c.wav", Emotion.HAPPY)));
  }

  private static Utterance utterance(String folder, String speaker, String file, Emotion emotion) {
    return new Utterance(Path.of(folder, file), "own", "own-" + speaker, emotion, Intensity.NORMAL);
  }
}
