package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.NetworkOptions.Pooling;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.CremaD;
import io.github.voiceemotion.training.corpus.Ravdess;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.AugmentedCopies;
import io.github.voiceemotion.training.dataset.FeatureCache;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import io.github.voiceemotion.training.dataset.LabelledClip;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.EpochResult;
import io.github.voiceemotion.training.fit.TrainedModel;
import io.github.voiceemotion.training.fit.Trainer;
import io.github.voiceemotion.training.fit.TrainingListener;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.ProtocolChoice;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {

  private static final TrainingOptions OPTIONS =
      new TrainingOptions(
          List.of(
              new NetworkOptions(
                  List.of(), 1, List.of(), List.of(), 0, Pooling.STATISTICS, List.of(8), 0, 0, 0)),
          0.5,
          List.of(FeatureGroup.MFCC),
          2,
          100,
          5,
          5,
          8,
          1e-3,
          3,
          0.1,
          0.2,
          0.9,
          Optional.empty(),
          WaveformChain.defaults(),
          1,
          3);

  @TempDir static Path directory;

  private static List<CorpusListing> listings;
  private static List<Utterance> utterances;
  private static Experiment experiment;

  /**
   * One actor of each fold of RAVDESS-5 and one in no fold; two of each part of CREMA-D's split.
   */
  @BeforeAll
  static void loadCorpora() throws IOException {
    Path ravdess = SyntheticCorpora.ravdess(directory.resolve("ravdess"), 1, 4, 8, 3, 2, 6);
    Path cremaD =
        SyntheticCorpora.cremaD(directory.resolve("crema-d"), 1001, 1002, 1049, 1053, 1048, 1069);
    listings = List.of(new Ravdess(ravdess).list(), new CremaD(cremaD).list());
    utterances = listings.stream().flatMap(listing -> listing.utterances().stream()).toList();
    experiment = load(utterances);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ravdess-5", "leave-one-corpus-out", "crema-d", "speakers", "random"})
  void trainsTheSameModelWhereTheTestPartDoesNotExist(String choice) {
    for (Protocol protocol : ProtocolChoice.of(choice, listings, 1)) {
      Split split = protocol.split(utterances);
      Set<Utterance> tested = Set.copyOf(split.test());
      Experiment blind =
          load(utterances.stream().filter(utterance -> !tested.contains(utterance)).toList());

      assertSameModel(train(blind, split), train(experiment, split));
    }
  }

  @Test
  void usesCopiesOfTheTrainingPartAlone() {
    Split split = ProtocolChoice.of("ravdess-5:1", listings, 1).get(0).split(utterances);
    List<LabelledClip> train = computed(split.train(), OPTIONS.copies());
    List<LabelledClip> development = computed(split.development(), 0);
    TrainedModel expected = new Trainer(OPTIONS, new Quiet()).train(Labels.SIX, train, development);
    TrainedModel trained = train(experiment, split);

    assertEquals(2 * split.train().size(), train.size());
    assertEquals(split.development().size(), development.size());
    assertSameModel(expected, trained);
  }

  @Test
  void scoresEachRecordingOfTheTestPartOnce() {
    Split split = ProtocolChoice.of("ravdess-5:1", listings, 1).get(0).split(utterances);
    TrainedModel trained = train(experiment, split);
    List<ScoredUtterance> scored = experiment.score(trained, split.test());

    assertEquals(split.test(), scored.stream().map(ScoredUtterance::utterance).toList());
    double[][] predicted = trained.predict(computed(split.test(), 0));
    for (int i = 0; i < predicted.length; i++) {
      assertArrayEquals(
          trained.calibration().apply(predicted[i]), scored.get(i).probabilities(), 1e-12);
    }
  }

  @Test
  void givesTheSameCopiesWhateverTheSeed() {
    Split split = ProtocolChoice.of("ravdess-5:1", listings, 1).get(0).split(utterances);
    TrainedModel once = train(experiment, split);
    TrainedModel other = experiment.train(split, new Trainer(OPTIONS.withSeed(4), new Quiet()));

    // The scaler is fitted to the copies as well.
    assertArrayEquals(once.scaler().mean(), other.scaler().mean());
    assertFalse(Arrays.equals(once.networks().get(0).weights(), other.networks().get(0).weights()));
  }

  private static Experiment load(List<Utterance> utterances) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    Experiment loaded =
        Experiment.load(
            utterances,
            OPTIONS,
            new FeatureCache(directory.resolve("features"), out::println),
            new ConsoleProgress(out, false, OPTIONS.epochs()),
            out);
    assertEquals("read " + utterances.size() + " files", said.toString().strip());
    return loaded;
  }

  private static TrainedModel train(Experiment experiment, Split split) {
    return experiment.train(split, new Trainer(OPTIONS, new Quiet()));
  }

  /** Loads utterances without cache. */
  private static List<LabelledClip> computed(List<Utterance> utterances, int copies) {
    AugmentedCopies augmented =
        new AugmentedCopies(Set.copyOf(utterances), copies, OPTIONS.augmentation(), 1);
    return new FeatureLoader()
        .load(
            utterances,
            augmented,
            done -> {},
            failure -> {
              throw failure;
            });
  }

  private static void assertSameModel(TrainedModel expected, TrainedModel actual) {
    assertArrayEquals(expected.scaler().mean(), actual.scaler().mean());
    assertArrayEquals(expected.scaler().deviation(), actual.scaler().deviation());
    assertEquals(expected.calibration(), actual.calibration());
    assertEquals(expected.networks().size(), actual.networks().size());
    for (int i = 0; i < expected.networks().size(); i++) {
      assertArrayEquals(expected.networks().get(i).weights(), actual.networks().get(i).weights());
    }
  }

  private static final class Quiet implements TrainingListener {
    @Override
    public void networkStarted(int network, int networks) {}

    @Override
    public void batchDone(int epoch, int batch, int batches, double clipsPerSecond) {}

    @Override
    public void epochDone(EpochResult result, boolean best) {}
  }
}
