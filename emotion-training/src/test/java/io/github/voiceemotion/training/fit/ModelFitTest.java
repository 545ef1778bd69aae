package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ModelFitTest {

  private static final int FRAMES = 40;
  private static final int LEVEL = FeatureSet.index("rms");
  private static final NetworkOptions SMALL =
      new NetworkOptions(
          List.of(8, 8),
          5,
          List.of(),
          List.of(8),
          2,
          NetworkOptions.Pooling.STATISTICS,
          List.of(16),
          0.1,
          0.1,
          1e-5);

  private final List<String> started = new ArrayList<>();
  private final List<EpochResult> told = new ArrayList<>();

  @Test
  void learnsWhatCanBeLearnt() {
    FittedModel model = train(12, 3);

    TrainedNetwork trained = model.trained().get(0);
    double best = trained.history().get(trained.bestEpoch() - 1).developmentUar();
    assertTrue(best > 0.8, "development UAR " + best);
  }

  @Test
  void keepsTheEpochWithTheHighestDevelopmentUar() {
    FittedModel model = train(6, 3);
    TrainedNetwork trained = model.trained().get(0);

    EpochResult best =
        trained.history().stream()
            .max(
                Comparator.comparingDouble(EpochResult::developmentUar)
                    .thenComparing(Comparator.comparingInt(EpochResult::epoch).reversed()))
            .orElseThrow();
    assertEquals(best.epoch(), trained.bestEpoch());
    // The kept weights are those of that epoch: they score what was noted then.
    List<LabelledClip> development = clips("development", 30, 2);
    ScaledClips scaled = ScaledClips.of(Labels.SIX, development, model.scaler());
    double[][] predicted = scaled.predict(trained.network());
    double loss = 0;
    for (int i = 0; i < predicted.length; i++) {
      loss -= Math.log(predicted[i][Labels.SIX.indexOf(development.get(i).emotion())]);
    }
    assertEquals(best.developmentLoss(), loss / predicted.length, 1e-6);
  }

  @Test
  void givesTheSameWeightsForTheSameSeed() {
    byte[] once = weights(train(2, 7));
    byte[] again = weights(train(2, 7));

    assertArrayEquals(once, again);
  }

  @Test
  void goesOnWithHalfTheLearningRateOnAPlateau() {
    TrainingOptions impatient = options(List.of(SMALL), 8, 1, 0.5, 1);
    FittedModel model =
        new ModelFit(impatient, new Quiet())
            .fit(Labels.SIX, clips("train", 120, 1), clips("development", 30, 2));

    List<EpochResult> history = model.trained().get(0).history();
    assertEquals(8, history.size());
    assertTrue(history.get(7).learningRate() <= 0.25, "rate " + history.get(7).learningRate());
  }

  @Test
  void tellsOfEveryEpoch() {
    FittedModel model = train(3, 3);

    assertEquals(model.trained().get(0).history(), told);
  }

  @Test
  void trainsSeveralNetworksAndTakesTheirMeanAndTheDiscriminant() {
    List<LabelledClip> train = clips("train", 120, 1);
    List<LabelledClip> development = clips("development", 30, 2);
    FittedModel model =
        new ModelFit(options(List.of(SMALL, SMALL), 2, 5, 5e-3, 3), new Quiet())
            .fit(Labels.SIX, train, development);

    assertEquals(List.of("1 of 2", "2 of 2"), started);
    assertEquals(
        Stream.of(0, 1).flatMap(i -> model.trained().get(i).history().stream()).toList(), told);
    // The first is as if it were alone, the second starts from other weights.
    assertArrayEquals(weights(train(2, 3)), weights(model));
    assertFalse(Arrays.equals(weights(model), model.networks().get(1).weights()));

    ScaledClips scaled = ScaledClips.of(Labels.SIX, development, model.scaler());
    double[][] all = model.predict(development);
    double[][] first = scaled.predict(model.networks().get(0));
    double[][] second = scaled.predict(model.networks().get(1));
    LinearDiscriminant untouched = DiscriminantFit.fit(Labels.SIX, train, Map.of());
    LinearDiscriminant judge =
        untouched.calibrated(DiscriminantFit.calibration(Labels.SIX, untouched, development));
    double[][] unseen = new double[all.length][Labels.SIX.size()];
    for (int i = 0; i < all.length; i++) {
      FeatureMatrix window = development.get(i).windows().get(0);
      double[] discriminant = model.discriminant().probabilities(window);
      for (int j = 0; j < Labels.SIX.size(); j++) {
        double networks = (first[i][j] + second[i][j]) / 2;
        assertEquals(0.75 * networks + 0.25 * discriminant[j], all[i][j], 1e-12);
        unseen[i][j] = 0.75 * networks + 0.25 * judge.probabilities(window)[j];
      }
    }
    int[] truth =
        development.stream().mapToInt(clip -> Labels.SIX.indexOf(clip.emotion())).toArray();
    // The temperature is that of a discriminant which did not know the development part yet.
    assertEquals(
        Calibration.fit(unseen, truth).temperature(), model.calibration().temperature(), 1e-3);
  }

  @Test
  void judgesARecordingByTheGeometricMeanOfItsWindows() {
    List<LabelledClip> development = recordings("development", 36, 3, 2);
    FittedModel model =
        new ModelFit(options(List.of(SMALL), 2, 5, 5e-3, 3), new Quiet())
            .fit(Labels.SIX, recordings("train", 120, 2, 1), development);

    TrainedNetwork trained = model.trained().get(0);
    double[][] windows =
        ScaledClips.of(Labels.SIX, clips("development", 36, 2), model.scaler())
            .predict(trained.network());
    double loss = 0;
    for (int i = 0; i < development.size(); i++) {
      double[] logs = new double[Labels.SIX.size()];
      for (int j = 0; j < logs.length; j++) {
        for (int window = 3 * i; window < 3 * i + 3; window++) {
          logs[j] += Math.log(windows[window][j]) / 3;
        }
      }
      double sum = Arrays.stream(logs).map(Math::exp).sum();
      loss += Math.log(sum) - logs[Labels.SIX.indexOf(development.get(i).emotion())];
    }
    assertEquals(
        trained.history().get(trained.bestEpoch() - 1).developmentLoss(),
        loss / development.size(),
        1e-6);
  }

  @Test
  void refusesAnEmptyPart() {
    ModelFit fit = new ModelFit(options(List.of(SMALL), 1, 5, 5e-3, 1), new Quiet());

    assertThrows(
        IllegalArgumentException.class,
        () -> fit.fit(Labels.SIX, clips("train", 10, 1), List.of()));
  }

  private FittedModel train(int epochs, long seed) {
    return new ModelFit(options(List.of(SMALL), epochs, 5, 5e-3, seed), new Quiet())
        .fit(Labels.SIX, clips("train", 120, 1), clips("development", 30, 2));
  }

  private static byte[] weights(FittedModel model) {
    return model.networks().get(0).weights();
  }

  private static TrainingOptions options(
      List<NetworkOptions> networks, int epochs, int plateau, double learningRate, long seed) {
    return new TrainingOptions(
        networks,
        0.25,
        0,
        Map.of(),
        List.of(),
        epochs,
        1000,
        15,
        plateau,
        16,
        learningRate,
        3,
        0.1,
        0,
        0.9,
        Optional.empty(),
        WaveformChain.defaults(),
        0,
        seed);
  }

  /** Noise, in which twenty features of each emotion stand out. */
  private static List<LabelledClip> clips(String speaker, int count, long seed) {
    Random random = new Random(seed);
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Emotion emotion = Labels.SIX.get(i % Labels.SIX.size());
      float[] values = new float[FRAMES * FeatureSet.SIZE];
      for (int j = 0; j < values.length; j++) {
        boolean standsOut = j % FeatureSet.SIZE / 20 == Labels.SIX.indexOf(emotion);
        values[j] = (float) (random.nextGaussian() + (standsOut ? 1 : 0));
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
      clips.add(new LabelledClip(utterance, 0, List.of(new FeatureMatrix(FRAMES, values))));
    }
    return clips;
  }

  /**
   * The same clips, so many at a time as the windows of a recording, which has the first's emotion.
   */
  private static List<LabelledClip> recordings(String speaker, int count, int size, long seed) {
    List<LabelledClip> clips = clips(speaker, count, seed);
    return IntStream.range(0, count / size)
        .mapToObj(
            i -> {
              LabelledClip first = clips.get(size * i);
              List<FeatureMatrix> windows =
                  clips.subList(size * i, size * (i + 1)).stream()
                      .map(clip -> clip.windows().get(0))
                      .toList();
              return new LabelledClip(first.utterance(), 0, windows);
            })
        .toList();
  }

  private final class Quiet implements TrainingListener {

    @Override
    public void networkStarted(int network, int networks) {
      started.add(network + " of " + networks);
    }

    @Override
    public void epochDone(EpochResult result, boolean best) {
      told.add(result);
    }
  }
}
