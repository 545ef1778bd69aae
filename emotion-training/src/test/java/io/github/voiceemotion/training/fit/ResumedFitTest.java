package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ResumedFitTest {

  private static final int FRAMES = 24;
  private static final int EPOCHS = 4;

  /** Every kind of layer, with dropout. */
  private static final NetworkOptions RECURRENT =
      new NetworkOptions(
          List.of(8),
          3,
          List.of(1),
          List.of(6),
          2,
          NetworkOptions.Pooling.ATTENTION,
          List.of(8),
          0.3,
          0.3,
          1e-4);

  /** Impatient, so that the learning rate has changed before some of the interruptions. */
  private static final TrainingOptions OPTIONS =
      new TrainingOptions(
          List.of(RECURRENT, NetworkOptions.statistics()),
          0.5,
          0,
          Map.of(),
          List.of(FeatureGroup.MFCC),
          EPOCHS,
          1000,
          EPOCHS,
          1,
          16,
          0.02,
          3,
          0.1,
          0.2,
          0.9,
          Optional.empty(),
          WaveformChain.defaults(),
          0,
          5);

  private static final List<LabelledClip> TRAIN = clips("train", 50, 1);
  private static final List<LabelledClip> DEVELOPMENT = clips("development", 24, 2);

  private static final List<Checkpoint> CHECKPOINTS = new ArrayList<>();
  private static FittedModel unbroken;

  @BeforeAll
  static void trainWithoutABreak() {
    unbroken = new ModelFit(OPTIONS, keeping(CHECKPOINTS)).fit(Labels.SIX, TRAIN, DEVELOPMENT);
  }

  @Test
  void givesTheSameModelFromEveryCheckpoint() {
    assertEquals(2 * EPOCHS, CHECKPOINTS.size());
    assertTrue(
        unbroken.trained().get(0).history().get(EPOCHS - 1).learningRate() < 0.02,
        "the learning rate should have fallen");
    for (Checkpoint checkpoint : CHECKPOINTS) {
      FittedModel resumed =
          new ModelFit(OPTIONS, TrainingListener.NONE)
              .resume(checkpoint, Labels.SIX, TRAIN, DEVELOPMENT);

      assertSame(unbroken, resumed);
    }
  }

  @Test
  void givesTheSameModelAfterABreakInTheMiddleOfAnEpoch() {
    List<Checkpoint> written = new ArrayList<>();
    TrainingListener cut =
        new TrainingListener() {
          @Override
          public void batchDone(int epoch, int batch, int batches, double clipsPerSecond) {
            if (epoch == 3 && batch == 2) {
              throw new IllegalStateException("power cut");
            }
          }
        };
    ModelFit broken = new ModelFit(OPTIONS, TrainingListener.all(keeping(written), cut));
    assertThrows(IllegalStateException.class, () -> broken.fit(Labels.SIX, TRAIN, DEVELOPMENT));
    assertEquals(2, written.size());

    FittedModel resumed =
        new ModelFit(OPTIONS, TrainingListener.NONE)
            .resume(written.get(1), Labels.SIX, TRAIN, DEVELOPMENT);

    assertSame(unbroken, resumed);
  }

  @Test
  void trainsOnlyWhatIsLeft() {
    List<Integer> epochs = new ArrayList<>();
    new ModelFit(
            OPTIONS,
            new TrainingListener() {
              @Override
              public void epochDone(EpochResult result, boolean best) {
                epochs.add(result.epoch());
              }
            })
        .resume(CHECKPOINTS.get(EPOCHS + 1), Labels.SIX, TRAIN, DEVELOPMENT);

    assertEquals(List.of(3, 4), epochs);
  }

  @Test
  void refusesToGoOnWithOtherRecordings() {
    ModelFit fit = new ModelFit(OPTIONS, TrainingListener.NONE);

    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> fit.resume(CHECKPOINTS.get(1), Labels.SIX, clips("train", 50, 3), DEVELOPMENT));

    assertTrue(
        e.getMessage().contains("recordings, program or number of threads have changed"),
        e.getMessage());
  }

  @Test
  void refusesWeightsOfAnotherKindOfNetwork() {
    NetworkState state = CHECKPOINTS.get(EPOCHS).current();
    Checkpoint other = new Checkpoint(List.of(), state);
    ModelFit fit = new ModelFit(OPTIONS, TrainingListener.NONE);

    CheckpointException e =
        assertThrows(
            CheckpointException.class, () -> fit.resume(other, Labels.SIX, TRAIN, DEVELOPMENT));

    assertTrue(
        e.getMessage().startsWith("the interrupted run has " + state.weights().length + " weights"),
        e.getMessage());
  }

  private static void assertSame(FittedModel expected, FittedModel actual) {
    assertEquals(expected.trained().size(), actual.trained().size());
    for (int i = 0; i < expected.trained().size(); i++) {
      TrainedNetwork one = expected.trained().get(i);
      TrainedNetwork other = actual.trained().get(i);
      assertArrayEquals(one.network().weights(), other.network().weights());
      assertEquals(one.bestEpoch(), other.bestEpoch());
      assertEquals(withoutSeconds(one.history()), withoutSeconds(other.history()));
    }
    assertEquals(expected.calibration(), actual.calibration());
  }

  private static List<EpochResult> withoutSeconds(List<EpochResult> history) {
    return history.stream()
        .map(
            result ->
                new EpochResult(
                    result.epoch(),
                    result.trainLoss(),
                    result.developmentLoss(),
                    result.trainUar(),
                    result.developmentUar(),
                    result.learningRate(),
                    0))
        .toList();
  }

  /** Noise, in which twenty features of each emotion stand out a little. */
  private static List<LabelledClip> clips(String speaker, int count, long seed) {
    Random random = new Random(seed);
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Emotion emotion = Labels.SIX.get(i % Labels.SIX.size());
      float[] values = new float[FRAMES * FeatureSet.SIZE];
      for (int j = 0; j < values.length; j++) {
        boolean standsOut = j % FeatureSet.SIZE / 20 == Labels.SIX.indexOf(emotion);
        values[j] = (float) (random.nextGaussian() + (standsOut ? 0.3 : 0));
      }
      Utterance utterance =
          new Utterance(
              Path.of(speaker + i + ".wav"),
              "noise",
              "noise-" + speaker,
              emotion,
              Intensity.NORMAL);
      clips.add(new LabelledClip(utterance, 0, List.of(new FeatureMatrix(FRAMES, values))));
    }
    return clips;
  }

  private static TrainingListener keeping(List<Checkpoint> checkpoints) {
    return new TrainingListener() {
      @Override
      public void checkpointReached(Checkpoint checkpoint) {
        checkpoints.add(checkpoint);
      }
    };
  }
}
