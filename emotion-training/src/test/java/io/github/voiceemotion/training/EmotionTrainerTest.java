package io.github.voiceemotion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.checkpoint.CheckpointFile;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.Checkpoint;
import io.github.voiceemotion.training.fit.EpochResult;
import io.github.voiceemotion.training.fit.TrainedNetwork;
import io.github.voiceemotion.training.fit.TrainingListener;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.report.HistoryCharts;
import io.github.voiceemotion.training.split.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As another program calls it, with lists of files of its own. */
class EmotionTrainerTest {

  private static final TrainingOptions OPTIONS =
      TrainingOptions.builder()
          .networks(List.of(NetworkOptions.statistics(), NetworkOptions.statistics()))
          .epochs(2)
          .copies(0)
          .build();

  @TempDir static Path directory;

  private static List<Utterance> utterances;
  private static Split split;
  private static TrainedModel model;
  private static final List<String> events = new ArrayList<>();

  @BeforeAll
  static void trainAModel() throws IOException {
    utterances = new ArrayList<>();
    for (String speaker : List.of("anna", "ben", "carla")) {
      for (Emotion emotion : Labels.SIX.emotions()) {
        Path file = directory.resolve(speaker + "-" + emotion.label() + ".wav");
        double pitch = 100 + 20 * Labels.SIX.indexOf(emotion) + speaker.length();
        WavWriter.write(SyntheticCorpora.buzz(pitch), file);
        utterances.add(Utterance.of(file, "own", speaker, emotion));
      }
    }
    split = Split.bySpeakers(utterances, Set.of("own-ben"), Set.of("own-carla"));
    model = new EmotionTrainer().train(split, OPTIONS, new EventList(events));
  }

  @Test
  void tellsAListenerOfEachEventInOrder() {
    assertEquals(
        List.of(
            "read",
            "network 1 of 2 started",
            "batch 1 of 1 of epoch 1",
            "checkpoint after epoch 1",
            "epoch 1",
            "batch 1 of 1 of epoch 2",
            "checkpoint after epoch 2",
            "epoch 2",
            "network 1 done after 2 epochs",
            "network 2 of 2 started",
            "batch 1 of 1 of epoch 1",
            "checkpoint after epoch 1",
            "epoch 1",
            "batch 1 of 1 of epoch 2",
            "checkpoint after epoch 2",
            "epoch 2",
            "network 2 done after 2 epochs"),
        events);
  }

  @Test
  void givesAModelThatCanBeTestedWrittenAndReadAgain() {
    List<ScoredUtterance> scored = model.score(TrainingListener.NONE);
    Evaluation evaluation = model.evaluate("own speakers");
    Path file = directory.resolve("written/model.zip");

    model.write(file, List.of(evaluation.score()));

    assertEquals(split.test(), scored.stream().map(ScoredUtterance::utterance).toList());
    assertEquals(Labels.SIX.size(), evaluation.confusion().total());
    ModelBundle read = ModelBundle.read(file);
    assertEquals(scored, new ModelScorer().score(read, split.test(), TrainingListener.NONE));
    Provenance provenance = read.manifest().provenance();
    assertEquals(List.of("own-anna"), provenance.speakers().get("training"));
    assertEquals(List.of("own-ben"), provenance.speakers().get("development"));
    assertEquals(List.of("own-carla"), provenance.speakers().get("test"));
    assertEquals("own speakers", provenance.scores().get(0).protocol());
    assertEquals(evaluation.confusion().uar(), provenance.scores().get(0).uar());
  }

  @Test
  void resumesFromTheFileOfAnInterruptedTraining() {
    Path folder = directory.resolve("interrupted");
    CheckpointFile file = new CheckpointFile(folder, OPTIONS, split);
    TrainingListener powerCut =
        new TrainingListener() {
          private int epochs;

          @Override
          public void epochDone(EpochResult result, boolean best) {
            if (++epochs == 3) {
              throw new IllegalStateException("power cut");
            }
          }
        };
    EmotionTrainer trainer = new EmotionTrainer();
    assertThrows(
        IllegalStateException.class,
        () -> trainer.train(split, OPTIONS, TrainingListener.all(file, powerCut)));

    Checkpoint start = new CheckpointFile(folder, OPTIONS, split).start(true).orElseThrow();
    List<String> rest = new ArrayList<>();
    TrainedModel resumed = trainer.resume(start, split, OPTIONS, new EventList(rest));

    assertEquals(
        List.of(
            "read",
            "network 2 of 2 started",
            "batch 1 of 1 of epoch 2",
            "checkpoint after epoch 2",
            "epoch 2",
            "network 2 done after 2 epochs"),
        rest);
    for (int network = 0; network < 2; network++) {
      assertArrayEquals(
          model.fitted().networks().get(network).weights(),
          resumed.fitted().networks().get(network).weights());
    }
    assertEquals(model.fitted().calibration(), resumed.fitted().calibration());
  }

  @Test
  void leavesOutWhatCannotBeReadAndSaysSo() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.wav"), "no audio");
    List<Utterance> train = new ArrayList<>(split.train());
    train.add(Utterance.of(broken, "own", "anna", Emotion.SAD));
    List<String> told = new ArrayList<>();

    TrainedModel trained =
        new EmotionTrainer()
            .train(Split.withoutTest(train, split.development()), OPTIONS, new EventList(told));

    assertTrue(told.get(1).startsWith("left out " + broken + ": "), told.toString());
    assertArrayEquals(
        model.fitted().networks().get(0).weights(), trained.fitted().networks().get(0).weights());
  }

  @Test
  void refusesAPartOfWhichNothingCanBeRead() {
    Utterance missing = Utterance.of(directory.resolve("missing.wav"), "own", "ben", Emotion.SAD);
    Split unreadable = Split.withoutTest(split.train(), List.of(missing));

    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new EmotionTrainer().train(unreadable, OPTIONS, TrainingListener.NONE));

    assertEquals(
        "expected clips in both parts, got 6 to train on and 0 for development", e.getMessage());
  }

  @Test
  void printsNothing() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
      TrainingListener charts = new HistoryCharts(directory.resolve("charts"));
      CheckpointFile file = new CheckpointFile(directory.resolve("quiet"), OPTIONS, split);
      new EmotionTrainer()
          .train(split, OPTIONS, TrainingListener.all(charts, file))
          .evaluate("own speakers");
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  /** Notes down each event, of the reading its end alone. */
  private record EventList(List<String> events) implements TrainingListener {

    @Override
    public void fileRead(int done, int of) {
      if (done == of) {
        events.add("read");
      }
    }

    @Override
    public void fileLeftOut(AudioException failure) {
      events.add("left out " + failure.getMessage());
    }

    @Override
    public void networkStarted(int network, int networks) {
      events.add("network " + network + " of " + networks + " started");
    }

    @Override
    public void batchDone(int epoch, int batch, int batches, double clipsPerSecond) {
      events.add("batch " + batch + " of " + batches + " of epoch " + epoch);
    }

    @Override
    public void checkpointReached(Checkpoint checkpoint) {
      events.add("checkpoint after epoch " + checkpoint.current().soFar().history().size());
    }

    @Override
    public void epochDone(EpochResult result, boolean best) {
      events.add("epoch " + result.epoch());
    }

    @Override
    public void networkDone(int network, TrainedNetwork trained) {
      events.add("network " + network + " done after " + trained.history().size() + " epochs");
    }
  }
}
