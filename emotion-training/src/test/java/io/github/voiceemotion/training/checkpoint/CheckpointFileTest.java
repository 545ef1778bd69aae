package io.github.voiceemotion.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dl4j.TrainableNetwork;
import io.github.voiceemotion.training.fit.Checkpoint;
import io.github.voiceemotion.training.fit.CheckpointException;
import io.github.voiceemotion.training.fit.EpochResult;
import io.github.voiceemotion.training.fit.NetworkState;
import io.github.voiceemotion.training.fit.TrainedNetwork;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  private static final TrainingOptions OPTIONS = options(7);

  private static final Split SPLIT =
      Split.of(
          List.of(utterance("1"), utterance("4")),
          List.of(utterance("2")),
          List.of(utterance("3")));

  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          List.of(trained(1, 3, 0.1)),
          new NetworkState(
              trained(2, 2, 1.0 / 3),
              new float[] {1, -0.1f, Float.MIN_VALUE},
              new float[] {2, 3, 4, 5, 6, 7},
              new float[] {0.5f, 0, -0.0f},
              41));

  @TempDir private Path folder;
  private Path file;
  private CheckpointFile checkpoint;

  @BeforeEach
  void namesTheFile() {
    file = folder.resolve("run").resolve("checkpoint.zip");
    checkpoint = new CheckpointFile(folder.resolve("run"), OPTIONS, SPLIT);
  }

  @Test
  void readsWhatItWrote() {
    checkpoint.checkpointReached(CHECKPOINT);

    Checkpoint read = checkpoint.start(true).orElseThrow();

    assertEquals(1, read.finished().size());
    assertSame(CHECKPOINT.finished().get(0), read.finished().get(0));
    NetworkState current = read.current();
    assertSame(CHECKPOINT.current().soFar(), current.soFar());
    assertArrayEquals(CHECKPOINT.current().weights(), current.weights());
    assertArrayEquals(CHECKPOINT.current().updater(), current.updater());
    assertArrayEquals(CHECKPOINT.current().average(), current.average());
    assertEquals(41, current.steps());
  }

  @Test
  void startsFromTheBeginningWhereThereIsNone() {
    assertEquals(Optional.empty(), checkpoint.start(true));
    assertEquals(Optional.empty(), checkpoint.start(false));
  }

  @Test
  void startsFromTheBeginningOnceTheRunIsOver() {
    checkpoint.checkpointReached(CHECKPOINT);
    checkpoint.delete();

    assertEquals(Optional.empty(), checkpoint.start(false));
  }

  @Test
  void refusesToDestroyTheProgressOfAnInterruptedRun() throws IOException {
    checkpoint.checkpointReached(CHECKPOINT);
    byte[] before = Files.readAllBytes(file);

    CheckpointException e = assertThrows(CheckpointException.class, () -> checkpoint.start(false));

    assertEquals(
        file
            + " is the progress of an interrupted run: resume it, or delete the file to start anew",
        e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void refusesTheCheckpointOfAnotherRun() throws IOException {
    checkpoint.checkpointReached(CHECKPOINT);
    byte[] before = Files.readAllBytes(file);
    CheckpointFile other = new CheckpointFile(folder.resolve("run"), options(8), SPLIT);

    CheckpointException e = assertThrows(CheckpointException.class, () -> other.start(true));

    assertTrue(
        e.getMessage().startsWith(file + " belongs to another run: epochs is 7, expected 8; "),
        e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void refusesAnotherFormatVersion() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, zip("checkpoint.json", "{\"formatVersion\": 3}"));

    CheckpointException e = assertThrows(CheckpointException.class, () -> checkpoint.start(true));

    assertTrue(
        e.getMessage().startsWith(file + " has format version 3, this release reads version 2"),
        e.getMessage());
  }

  @Test
  void namesADamagedFile() throws IOException {
    checkpoint.checkpointReached(CHECKPOINT);
    byte[] intact = Files.readAllBytes(file);

    for (int length : new int[] {0, 10, intact.length / 4, intact.length / 2}) {
      assertDamaged(Arrays.copyOf(intact, length));
    }
    for (int position = 100; position < intact.length * 9 / 10; position += intact.length / 12) {
      byte[] flipped = intact.clone();
      flipped[position] ^= 4;
      assertDamaged(flipped);
    }
    assertDamaged(zip("other.json", "{}"));
    assertDamaged(zip("checkpoint.json", "{\"formatVersion\": 2}"));
  }

  private void assertDamaged(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    CheckpointException e = assertThrows(CheckpointException.class, () -> checkpoint.start(true));
    assertTrue(
        e.getMessage().startsWith(file + " is damaged, delete the file to start anew: "),
        e.getMessage());
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void keepsTheLastCheckpointIfTheNextCannotBeWritten() throws IOException {
    checkpoint.checkpointReached(CHECKPOINT);
    byte[] before = Files.readAllBytes(file);
    Path inTheWay = file.resolveSibling("checkpoint.zip.partial");
    Files.createDirectories(inTheWay.resolve("folder"));

    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> checkpoint.checkpointReached(CHECKPOINT));

    assertTrue(e.getMessage().startsWith(file + " could not be written: "), e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void leavesNothingElseBehind() throws IOException {
    checkpoint.checkpointReached(CHECKPOINT);
    checkpoint.checkpointReached(CHECKPOINT);

    try (var files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
    assertFalse(Files.isDirectory(file));
  }

  private static void assertSame(TrainedNetwork expected, TrainedNetwork actual) {
    assertArrayEquals(expected.network().weights(), actual.network().weights());
    assertEquals(expected.history(), actual.history());
    assertEquals(expected.bestEpoch(), actual.bestEpoch());
  }

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static TrainingOptions options(int epochs) {
    return TrainingOptions.builder()
        .networks(List.of(NetworkOptions.statistics(), NetworkOptions.statistics()))
        .epochs(epochs)
        .build();
  }

  private static TrainedNetwork trained(long seed, int bestEpoch, double loss) {
    double[] equalWeights = {1, 1};
    return new TrainedNetwork(
        TrainableNetwork.initialise(
                NetworkOptions.statistics(), FeatureSpec.current().clipFrames(), equalWeights, seed)
            .snapshot(),
        List.of(
            new EpochResult(1, loss, loss / 7, 0.1, 0.2, 1e-3, 12.5),
            new EpochResult(2, loss / 3, loss / 11, 0.2, 0.3, 5e-4, 0.1),
            new EpochResult(3, loss / 5, loss / 13, 0.4, 0.1, 5e-4, 0)),
        bestEpoch);
  }

  private static Utterance utterance(String speaker) {
    Emotion emotion = speaker.equals("1") ? Emotion.SAD : Emotion.HAPPY;
    return new Utterance(
        Path.of(speaker + ".wav"), "own", "own-" + speaker, emotion, Intensity.NORMAL);
  }
}
