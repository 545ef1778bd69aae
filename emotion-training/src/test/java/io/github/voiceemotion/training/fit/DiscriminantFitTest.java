package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class DiscriminantFitTest {

  private static final int FRAMES = 20;
  private static final int LEVEL = FeatureSet.index("rms");

  /** As if a recording went on in the same way: it says no more, and must not count for more. */
  @Test
  void letsTheWindowsOfARecordingShareItsWeight() {
    LinearDiscriminant once =
        DiscriminantFit.fit(Labels.SIX, clips("train", 48, 1, i -> 1), Map.of());
    LinearDiscriminant again =
        DiscriminantFit.fit(Labels.SIX, clips("train", 48, 1, i -> i % 5 == 0 ? 4 : 1), Map.of());

    for (LabelledClip clip : clips("test", 12, 3, i -> 1)) {
      assertArrayEquals(
          once.probabilities(clip.windows().get(0)),
          again.probabilities(clip.windows().get(0)),
          1e-4);
    }
  }

  @Test
  void fitsTheTemperatureToTheMeanOverTheWindows() {
    LinearDiscriminant discriminant =
        DiscriminantFit.fit(Labels.SIX, clips("train", 48, 1, i -> 1), Map.of());

    assertEquals(
        DiscriminantFit.calibration(Labels.SIX, discriminant, clips("development", 18, 2, i -> 1))
            .temperature(),
        DiscriminantFit.calibration(
                Labels.SIX, discriminant, clips("development", 18, 2, i -> i % 3 == 0 ? 3 : 1))
            .temperature(),
        1e-3);
  }

  /**
   * Noise, in which twenty features of each emotion stand out a little.
   *
   * @param windows how many windows the recordings have, each the same as the first
   */
  private static List<LabelledClip> clips(
      String speaker, int count, long seed, IntUnaryOperator windows) {
    Random random = new Random(seed);
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Emotion emotion = Labels.SIX.get(i % Labels.SIX.size());
      float[] values = new float[FRAMES * FeatureSet.SIZE];
      for (int j = 0; j < values.length; j++) {
        boolean standsOut = j % FeatureSet.SIZE / 20 == Labels.SIX.indexOf(emotion);
        values[j] = (float) (random.nextGaussian() + (standsOut ? 0.3 : 0));
      }
      for (int frame = 0; frame < FRAMES; frame++) {
        values[frame * FeatureSet.SIZE + LEVEL] = 1;
      }
      Utterance utterance =
          new Utterance(
              Path.of(speaker + i + ".wav"),
              "noise",
              "noise-" + speaker,
              emotion,
              Intensity.NORMAL);
      clips.add(
          new LabelledClip(
              utterance,
              0,
              Collections.nCopies(windows.applyAsInt(i), new FeatureMatrix(FRAMES, values))));
    }
    return clips;
  }
}
