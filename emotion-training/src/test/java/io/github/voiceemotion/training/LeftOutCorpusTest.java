package io.github.voiceemotion.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.NetworkOptions.Pooling;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.EmoSpeechIn;
import io.github.voiceemotion.training.corpus.Ravdess;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.RecallTable;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.report.EvaluationFiles;
import io.github.voiceemotion.training.split.LeaveOneCorpusOut;
import io.github.voiceemotion.training.split.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leaves out a corpus that has four of the six emotions, and one recording of digital silence; and
 * then trains on it.
 */
class LeftOutCorpusTest {

  private static final List<String> EMOTIONS = List.of("calm", "happy", "angry", "fearful");

  private static final TrainingOptions OPTIONS =
      TrainingOptions.builder()
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
          .epochs(2)
          .copies(1)
          .build();

  @TempDir static Path directory;

  private static Path silence;
  private static CrossValidationResult result;

  @BeforeAll
  static void leaveEachOut() throws IOException {
    Path ravdess = SyntheticCorpora.ravdess(directory.resolve("ravdess"), 1, 2, 3, 4);
    Path emoSpeech = Files.createDirectory(directory.resolve("emospeech-in"));
    for (int speaker = 0; speaker < 5; speaker++) {
      for (int emotion = 0; emotion < EMOTIONS.size(); emotion++) {
        WavWriter.write(
            SyntheticCorpora.buzz(100.5 + 20 * emotion + speaker),
            emoSpeech.resolve(name(EMOTIONS.get(emotion), speaker)));
      }
    }
    silence = emoSpeech.resolve(name("calm", 0).replace("go-", "stop-"));
    WavWriter.write(
        new AudioClip(new float[AudioClip.SAMPLE_RATE], AudioClip.SAMPLE_RATE), silence);
    List<CorpusListing> listings =
        List.of(new Ravdess(ravdess).list(), new EmoSpeechIn(emoSpeech).list());
    List<Protocol> folds =
        listings.stream()
            .<Protocol>map(listing -> new LeaveOneCorpusOut(listing.corpus(), 1))
            .toList();
    result =
        new CrossValidation("left out", folds, 1)
            .run(
                new EmotionTrainer(),
                CorpusListing.utterances(listings),
                OPTIONS,
                CrossValidationListener.NONE);
  }

  private static String name(String emotion, int speaker) {
    return "go-safe-%s-1562906047662-%010x%046x.wav".formatted(emotion, speaker, 0);
  }

  @Test
  void meansTheRecallOfTheEmotionsThatTheCorpusHas() {
    Evaluation evaluation = result.evaluations().get(1);

    assertEquals(Labels.SIX, evaluation.confusion().labels());
    assertEquals(4, evaluation.confusion().occurring());
    double sum = 0;
    for (Emotion emotion : List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.ANGRY, Emotion.FEAR)) {
      sum += evaluation.confusion().recall(emotion);
    }
    assertEquals(sum / 4, evaluation.confusion().uar(), 1e-12);
    assertTrue(evaluation.amongOwn().uar() >= evaluation.confusion().uar(), evaluation.summary());
    assertTrue(
        evaluation
            .summary()
            .matches(
                "leave one corpus out: emospeech-in: UAR [01]\\.\\d{3} \\[.*\\]"
                    + " \\([01]\\.\\d{3} among its own 4 emotions\\), accuracy .*"
                    + " \\(21 utterances, 5 speakers\\)"),
        evaluation.summary());
    assertTrue(
        result
            .evaluations()
            .get(0)
            .summary()
            .matches("leave one corpus out: ravdess: UAR [01]\\.\\d{3} \\[[^(]*, accuracy .*"),
        result.evaluations().get(0).summary());
  }

  @Test
  void writesNoNumberThatIsNone() throws IOException {
    Path output = directory.resolve("evaluation");
    EvaluationFiles.write("left out", result.scored(), output, 1);

    for (String file : List.of("predictions.csv", "recall.csv", "confusion_matrix.csv")) {
      String table = Files.readString(output.resolve(file));
      assertFalse(table.contains("NaN"), table);
    }
    String recall = Files.readAllLines(output.resolve("recall.csv")).get(1);
    assertTrue(
        recall.matches("emospeech-in,[\\d.]+,[\\d.]+,,[\\d.]+,[\\d.]+,,[\\d.]+,[\\d.]+,21,.*"),
        recall);
    assertFalse(RecallTable.of(result.scored()).toText().contains("NaN"));
    assertFalse(result.summary().summary().contains("NaN"), result.summary().summary());
  }

  /** Probabilities that are none would have been refused. */
  @Test
  void bearsARecordingOfSilenceInTestAndTraining() {
    Map<String, List<ScoredUtterance>> byCorpus =
        result.scored().stream()
            .collect(Collectors.groupingBy(scored -> scored.utterance().corpus()));

    assertEquals(24, byCorpus.get("ravdess").size());
    Set<Path> scored =
        byCorpus.get("emospeech-in").stream()
            .map(ScoredUtterance::utterance)
            .map(Utterance::path)
            .collect(Collectors.toSet());
    assertEquals(21, scored.size());
    assertTrue(scored.contains(silence));
  }
}
