package io.github.voiceemotion.training.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.Provenance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {

  private static final int SAMPLE_RATE = 16_000;

  /** One actor of each fold of RAVDESS-5. */
  private static final int[] ACTORS = {1, 4, 8, 3, 2};

  @TempDir Path directory;

  private final StringWriter err = new StringWriter();

  @Test
  void writesABundleThatKnowsWhereItCameFrom() throws IOException {
    Path corpus = directory.resolve("ravdess");
    writeCorpus(corpus);
    Path output = directory.resolve("model");

    int status =
        run(
            "--ravdess",
            corpus.toString(),
            "-o",
            output.toString(),
            "--epochs",
            "1",
            "--fold",
            "2",
            "--copies",
            "1");

    assertEquals(0, status, err.toString());
    Provenance provenance = ModelBundle.read(output.resolve("model.zip")).manifest().provenance();
    assertEquals(List.of("ravdess-04"), provenance.speakers().get("test"));
    assertEquals(List.of("ravdess-08"), provenance.speakers().get("development"));
    assertEquals(
        List.of("ravdess-01", "ravdess-02", "ravdess-03"), provenance.speakers().get("training"));
    assertEquals("1", provenance.options().get("augmented copies"));
    assertEquals("1.0.0-M2.1", provenance.libraries().get("DL4J"));
    Provenance.Score score = provenance.scores().get(0);
    assertEquals("RAVDESS-5 fold 2", score.protocol());
    assertEquals(Emotion.COUNT, score.utterances());
    String card = Files.readString(output.resolve("MODEL_CARD.md"));
    assertTrue(card.contains("**RAVDESS-5 fold 2**, 6 utterances"), card);
    for (String chart :
        List.of("training_history.png", "confusion_matrix.png", "reliability.png")) {
      assertNotNull(ImageIO.read(output.resolve(chart).toFile()), chart);
    }
  }

  @Test
  void goesOnWithoutAFileThatCannotBeRead() throws IOException {
    Path corpus = directory.resolve("ravdess");
    writeCorpus(corpus);
    Files.writeString(corpus.resolve("Actor_01/03-01-03-01-01-01-01.wav"), "no audio");

    assertEquals(
        0,
        run(
            "--ravdess",
            corpus.toString(),
            "-o",
            directory.resolve("model").toString(),
            "--epochs",
            "1",
            "--copies",
            "0"),
        err.toString());
  }

  @Test
  void namesAMissingCorpus() {
    Path missing = directory.resolve("none");

    assertEquals(2, run("--ravdess", missing.toString()));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("error: " + missing), err.toString());
  }

  @Test
  void namesAFoldThatIsNotThere() throws IOException {
    Path corpus = directory.resolve("ravdess");
    writeCorpus(corpus);

    assertEquals(2, run("--ravdess", corpus.toString(), "--fold", "6"));
    assertTrue(err.toString().startsWith("error: fold is 6, expected 1 to 5"), err.toString());
  }

  @Test
  void namesANumberOfCopiesThatIsNotPossible() {
    assertEquals(2, run("--copies", "-1"));
    assertTrue(
        err.toString().startsWith("error: copies is -1, expected 0 or more"), err.toString());
  }

  private int run(String... arguments) {
    return new CommandLine(new TrainCommand())
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Writes a voice-like buzz of another pitch for each emotion and actor. */
  private static void writeCorpus(Path folder) throws IOException {
    int[] codes = {1, 3, 4, 5, 6, 8};
    for (int actor : ACTORS) {
      Path actorFolder =
          Files.createDirectories(folder.resolve(String.format("Actor_%02d", actor)));
      for (int code : codes) {
        String name = String.format("03-01-%02d-01-01-01-%02d.wav", code, actor);
        write(actorFolder.resolve(name), buzz(90 + 10 * code + actor));
      }
    }
  }

  private static byte[] buzz(double pitch) {
    Random random = new Random((long) pitch);
    byte[] pcm = new byte[SAMPLE_RATE];
    for (int i = 0; i < pcm.length / 2; i++) {
      double phase = i * pitch / SAMPLE_RATE % 1;
      int sample = (int) (8000 * (1 - 2 * phase) + 200 * random.nextGaussian());
      pcm[2 * i] = (byte) sample;
      pcm[2 * i + 1] = (byte) (sample >> 8);
    }
    return pcm;
  }

  private static void write(Path file, byte[] pcm) throws IOException {
    AudioFormat format = new AudioFormat(SAMPLE_RATE, 16, 1, true, false);
    try (AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
