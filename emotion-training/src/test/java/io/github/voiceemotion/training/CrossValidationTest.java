package io.github.voiceemotion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.NetworkOptions.Pooling;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.CremaD;
import io.github.voiceemotion.training.corpus.Ravdess;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.AugmentedCopies;
import io.github.voiceemotion.training.dataset.FeatureCache;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import io.github.voiceemotion.training.dataset.LabelledClip;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.FittedModel;
import io.github.voiceemotion.training.fit.ModelFit;
import io.github.voiceemotion.training.fit.TrainingListener;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.AllSpeakers;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.ProtocolChoice;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossValidationTest {

  private static final TrainingOptions OPTIONS =
      TrainingOptions.builder()
          .encoderWeight(0)
          .networks(
              List.of(
                  new NetworkOptions(
                      List.of(),
                      1,
                      List.of(),
                      List.of(),
                      0,
                      Pooling.STATISTICS,
                      List.of(8),
                      0,
                      0,
                      0)))
          .discriminantWeight(0.5)
          .centred(List.of(FeatureGroup.MFCC))
          .epochs(2)
          .clipsPerEpoch(100)
          .batchSize(8)
          .mixup(0.2)
          .averaging(0.9)
          .seed(3)
          .build();

  @TempDir static Path directory;

  private static EmotionTrainer trainer;
  private static List<CorpusListing> listings;
  private static List<Utterance> utterances;
  private static LoadedClips clips;

  /**
   * One actor of each fold of RAVDESS-5 and one in no fold; two of each part of CREMA-D's split.
   */
  @BeforeAll
  static void loadCorpora() throws IOException {
    Path ravdess = SyntheticCorpora.ravdess(directory.resolve("ravdess"), 1, 4, 8, 3, 2, 6);
    Path cremaD =
        SyntheticCorpora.cremaD(directory.resolve("crema-d"), 1001, 1002, 1049, 1053, 1048, 1069);
    trainer =
        new EmotionTrainer(
            new FeatureCache(
                directory.resolve("features"),
                warning -> {
                  throw new AssertionError(warning);
                }));
    listings = List.of(new Ravdess(ravdess).list(), new CremaD(cremaD).list());
    utterances = CorpusListing.utterances(listings);
    clips = load(utterances);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ravdess-5", "leave-one-corpus-out", "crema-d", "speakers", "random"})
  void trainsTheSameModelWhereTheTestPartDoesNotExist(String choice) {
    for (Protocol protocol : ProtocolChoice.of(choice, listings, 1)) {
      Split split = protocol.split(utterances);
      Set<Utterance> tested = Set.copyOf(split.test());
      LoadedClips blind =
          load(utterances.stream().filter(utterance -> !tested.contains(utterance)).toList());

      assertSameModel(fit(blind, split), fit(clips, split));
    }
  }

  @Test
  void trainsTheSameModelAsTheTrainerAlone() {
    Split split = fold("ravdess-5:1").split(utterances);

    FittedModel alone = trainer.train(split, OPTIONS, TrainingListener.NONE).fitted();

    assertSameModel(alone, fit(clips, split));
  }

  @Test
  void usesCopiesOfTheTrainingPartAlone() {
    Split split = fold("ravdess-5:1").split(utterances);
    List<LabelledClip> train = computed(split.train(), OPTIONS.copies());
    List<LabelledClip> development = computed(split.development(), 0);
    FittedModel expected =
        new ModelFit(OPTIONS, TrainingListener.NONE).fit(split.labels(), train, development);

    FittedModel fitted = fit(clips, split);

    assertEquals(2 * split.train().size(), train.size());
    assertEquals(split.development().size(), development.size());
    assertSameModel(expected, fitted);
  }

  @Test
  void givesTheSameCopiesWhateverTheSeed() {
    Split split = fold("ravdess-5:1").split(utterances);

    FittedModel once = fit(clips, split);
    FittedModel other =
        EmotionTrainer.fit(
            clips, split, OPTIONS.withSeed(4), Optional.empty(), TrainingListener.NONE);

    // The scaler is fitted to the copies as well.
    assertArrayEquals(once.scaler().mean(), other.scaler().mean());
    assertFalse(Arrays.equals(once.networks().get(0).weights(), other.networks().get(0).weights()));
  }

  @Test
  void scoresEachRecordingOfTheTestPartOnce() {
    Protocol fold = fold("ravdess-5:1");
    Split split = fold.split(utterances);
    FittedModel fitted = fit(clips, split);

    CrossValidationResult result =
        new CrossValidation("one fold", List.of(fold), 1)
            .run(trainer, utterances, OPTIONS, CrossValidationListener.NONE);

    List<ScoredUtterance> scored = result.scored();
    assertEquals(split.test(), scored.stream().map(ScoredUtterance::utterance).toList());
    // One by one and in batches, products are summed in another order.
    double[][] predicted = fitted.predict(computed(split.test(), 0));
    for (int i = 0; i < predicted.length; i++) {
      assertArrayEquals(
          fitted.calibration().apply(predicted[i]), scored.get(i).probabilities(), 1e-6);
    }
    assertEquals(Optional.empty(), result.temperature());
    assertEquals(fold.name(), result.score().protocol());
  }

  @Test
  void runsEveryFoldWithEverySeedAndTellsOfEachRun() {
    List<CrossValidationResult.Run> told = new ArrayList<>();
    CrossValidationListener listener =
        new CrossValidationListener() {
          @Override
          public void runDone(CrossValidationResult.Run run) {
            told.add(run);
          }
        };
    List<Protocol> folds = ProtocolChoice.of("leave-one-corpus-out", listings, 1);

    CrossValidationResult result =
        new CrossValidation("left out", folds, 2).run(trainer, utterances, OPTIONS, listener);

    assertEquals(
        List.of(
            "3 leave one corpus out: ravdess",
            "3 leave one corpus out: crema-d",
            "4 leave one corpus out: ravdess",
            "4 leave one corpus out: crema-d"),
        told.stream().map(run -> run.seed() + " " + run.evaluation().protocol()).toList());
    assertEquals(told, result.runs());
    assertTrue(result.temperature().isPresent());
    Provenance.Score score = result.score();
    assertEquals("left out, mean of 4 runs", score.protocol());
    assertEquals(2 * utterances.size(), score.utterances());
    assertEquals(
        result.evaluations().stream().mapToDouble(run -> run.confusion().uar()).sum() / 4,
        score.uar(),
        1e-12);
    assertEquals(
        Evaluation.of("left out", result.scored(), 3).calibration().expected(),
        score.calibrationError());
  }

  @Test
  void refusesAProtocolThatTestsNobody() {
    CrossValidation validation = new CrossValidation("all", List.of(new AllSpeakers(1)), 1);

    assertThrows(
        IllegalArgumentException.class,
        () -> validation.run(trainer, utterances, OPTIONS, CrossValidationListener.NONE));
  }

  private static Protocol fold(String choice) {
    return ProtocolChoice.of(choice, listings, 1).get(0);
  }

  private static LoadedClips load(List<Utterance> utterances) {
    return trainer.load(utterances, Set.copyOf(utterances), OPTIONS, TrainingListener.NONE);
  }

  private static FittedModel fit(LoadedClips clips, Split split) {
    return EmotionTrainer.fit(clips, split, OPTIONS, Optional.empty(), TrainingListener.NONE);
  }

  /** Loads utterances without cache. */
  private static List<LabelledClip> computed(List<Utterance> utterances, int copies) {
    return new FeatureLoader()
        .load(
            utterances,
            AugmentedCopies.of(Set.copyOf(utterances), copies, OPTIONS.augmentation()),
            Optional.empty(),
            done -> {},
            failure -> {
              throw failure;
            });
  }

  private static void assertSameModel(FittedModel expected, FittedModel actual) {
    assertArrayEquals(expected.scaler().mean(), actual.scaler().mean());
    assertArrayEquals(expected.scaler().deviation(), actual.scaler().deviation());
    assertEquals(expected.calibration(), actual.calibration());
    assertEquals(expected.networks().size(), actual.networks().size());
    for (int i = 0; i < expected.networks().size(); i++) {
      assertArrayEquals(expected.networks().get(i).weights(), actual.networks().get(i).weights());
    }
  }
}
