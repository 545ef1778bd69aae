package io.github.voiceemotion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.NetworkOptions.Pooling;
import io.github.voiceemotion.training.CrossValidation;
import io.github.voiceemotion.training.CrossValidationListener;
import io.github.voiceemotion.training.CrossValidationResult;
import io.github.voiceemotion.training.EmotionTrainer;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributedEvaluationTest {

  private static final int SPEAKERS = 3;

  @TempDir private static Path folder;

  /** Three voices that hum high and low. */
  @BeforeAll
  static void write() throws IOException {
    for (Utterance utterance : utterances(folder)) {
      String name = utterance.path().getFileName().toString();
      double pitch = 90 + 40 * (name.charAt(0) - '0') + (name.charAt(2) == 'h' ? 120 : 0);
      float[] samples = new float[AudioClip.SAMPLE_RATE];
      for (int i = 0; i < samples.length; i++) {
        double time = (double) i / AudioClip.SAMPLE_RATE;
        for (int overtone = 1; overtone < 12; overtone++) {
          samples[i] +=
              (float)
                  (0.1
                      / overtone
                      * (1 + 0.5 * Math.sin(2 * Math.PI * 4 * time + name.charAt(4)))
                      * Math.sin(2 * Math.PI * overtone * pitch * time));
        }
      }
      WavWriter.write(new AudioClip(samples, AudioClip.SAMPLE_RATE), utterance.path());
    }
  }

  @Test
  void foldsOnAClusterScoreAsOnOneMachine() {
    String where = folder.toString();

    List<CrossValidationResult> results =
        DistributedEvaluation.run(
            LocalSpark.SESSION, List.of(() -> plan(where, 1), () -> plan(where, 7)));

    assertEquals(2, results.size());
    assertSame(expected(1), results.get(0));
    assertSame(expected(7), results.get(1));
  }

  private static void assertSame(CrossValidationResult expected, CrossValidationResult found) {
    assertEquals(expected.scored(), found.scored());
    assertEquals(expected.summary().summary(), found.summary().summary());
    assertEquals(expected.score().calibrationError(), found.score().calibrationError());
    assertEquals(expected.temperature(), found.temperature());
    assertEquals(seedsAndFolds(expected), seedsAndFolds(found));
  }

  private static List<String> seedsAndFolds(CrossValidationResult result) {
    return result.runs().stream()
        .map(run -> run.seed() + " " + run.evaluation().protocol())
        .toList();
  }

  @Test
  void triesAreExpected() {
    assertThrows(
        IllegalArgumentException.class,
        () -> DistributedEvaluation.run(LocalSpark.SESSION, List.of()));
  }

  private static CrossValidationResult expected(long seed) {
    DistributedEvaluation.Plan plan = plan(folder.toString(), seed);
    return plan.validation()
        .run(plan.trainer(), plan.utterances(), plan.options(), CrossValidationListener.NONE);
  }

  private static DistributedEvaluation.Plan plan(String where, long seed) {
    List<Protocol> folds = new ArrayList<>();
    for (int tested = 0; tested < SPEAKERS; tested++) {
      folds.add(new Leaving(tested));
    }
    return new DistributedEvaluation.Plan(
        new CrossValidation("speakers", folds, 2),
        utterances(Path.of(where)),
        options(seed),
        new EmotionTrainer());
  }

  private static TrainingOptions options(long seed) {
    return TrainingOptions.builder()
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
        .epochs(2)
        .clipsPerEpoch(20)
        .batchSize(8)
        .seed(seed)
        .build();
  }

  private static List<Utterance> utterances(Path where) {
    List<Utterance> utterances = new ArrayList<>();
    for (int speaker = 0; speaker < SPEAKERS; speaker++) {
      for (int take = 0; take < 3; take++) {
        utterances.add(utterance(where, speaker, "happy", take));
        utterances.add(utterance(where, speaker, "sad", take));
      }
    }
    return utterances;
  }

  private static Utterance utterance(Path where, int speaker, String emotion, int take) {
    return Utterance.of(
        where.resolve(speaker + "-" + emotion.charAt(0) + "-" + take + ".wav"),
        "own",
        "" + speaker,
        new Emotion(emotion));
  }

  /** Tests one speaker, and decides on the next. */
  private record Leaving(int tested) implements Protocol {

    @Override
    public String name() {
      return "without speaker " + tested;
    }

    @Override
    public Split split(List<Utterance> utterances) {
      return Split.bySpeakers(
          utterances, Set.of("own-" + (tested + 1) % SPEAKERS), Set.of("own-" + tested));
    }
  }
}
