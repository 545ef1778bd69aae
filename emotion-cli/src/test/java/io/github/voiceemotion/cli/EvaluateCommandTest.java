package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Tag("slow")
class EvaluateCommandTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path data;
  private Path cache;

  @BeforeEach
  void writeCorpora() throws IOException {
    data = directory.resolve("data");
    cache = directory.resolve("features");
    SyntheticCorpora.ravdess(data.resolve("ravdess"), 1, 4, 8, 3);
    SyntheticCorpora.cremaD(data.resolve("crema-d"), 1001, 1002, 1003, 1004);
  }

  @Test
  void scoresEveryCorpusThatIsLeftOut() throws IOException {
    Path output = directory.resolve("evaluation");

    int status = run("--protocol", "leave-one-corpus-out", "-o", output.toString());

    assertEquals(0, status, err.toString());
    assertEquals("", err.toString());
    assertLine("ravdess: 24 utterances of 4 speakers \\(.*");
    assertLine("crema-d: 20 utterances of 4 speakers \\(.*");
    assertLine("read 44 files");
    assertLine("epoch   1   loss .* best");
    assertLine("seed 1, leave one corpus out: ravdess: UAR .* \\(24 utterances, 4 speakers\\)");
    assertLine(
        "seed 1, leave one corpus out: crema-d: UAR .* \\(0\\.\\d{3} among its own 5 emotions\\), .*"
            + " \\(20 utterances, 4 speakers\\)");
    assertLine(
        "leave-one-corpus-out: UAR 0\\.\\d{3}, deviation .*; among the emotions of each test part 0\\.\\d{3},.*; accuracy .* \\(2 runs\\)");
    assertLine(
        "corpus +neutral +happy +sad +angry +fear +surprise +UAR +UAR among own +utterances");
    assertLine("ravdess( +\\d\\.\\d\\d \\(4\\)){6}( +\\d\\.\\d{3}){2} +24");
    assertLine("crema-d( +\\d\\.\\d\\d \\(4\\)){5} +-( +\\d\\.\\d{3}){2} +20");
    assertLine("leave-one-corpus-out: UAR .* \\(44 utterances, 8 speakers\\)");
    assertLine(
        "One temperature for all test parts would be \\d+\\.\\d\\d; .* calibration error of 0\\.\\d{3} .*");
    assertLine("wrote " + output);

    List<String> recall = Files.readAllLines(output.resolve("recall.csv"));
    assertEquals(3, recall.size());
    assertTrue(recall.get(0).startsWith("corpus,neutral,happy,"), recall.get(0));
    assertTrue(recall.get(1).startsWith("crema-d,"), recall.get(1));
    assertTrue(recall.get(2).startsWith("ravdess,"), recall.get(2));
    assertEquals(7, Files.readAllLines(output.resolve("confusion_matrix.csv")).size());
    assertEquals(45, Files.readAllLines(output.resolve("predictions.csv")).size());
    for (String chart : List.of("confusion_matrix.png", "reliability.png")) {
      assertNotNull(ImageIO.read(output.resolve(chart).toFile()), chart);
    }
  }

  @Test
  void runsOneFoldWithSeveralSeeds() {
    int status = run("--protocol", "ravdess-5:2", "--seeds", "2", "--seed", "5");

    assertEquals(0, status, err.toString());
    assertLine("seed 5, RAVDESS-5 fold 2, trained with crema-d: UAR .*");
    assertLine("seed 6, RAVDESS-5 fold 2, trained with crema-d: UAR .*");
    assertLine("ravdess-5:2: UAR .* \\(2 runs\\)");
  }

  @Test
  void doesNotTakeAnotherSeedForAnotherTestPart() {
    // Discriminants have no seed: with their share at 1, both seeds give the same predictions.
    assertEquals(
        0, run("--protocol", "leave-one-corpus-out", "--discriminant-weight", "1"), err.toString());
    String once = temperatureLine();
    out.getBuffer().setLength(0);
    assertEquals(
        0,
        run("--protocol", "leave-one-corpus-out", "--discriminant-weight", "1", "--seeds", "2"),
        err.toString());

    assertEquals(once, temperatureLine());
  }

  private String temperatureLine() {
    return out.toString()
        .lines()
        .filter(line -> line.startsWith("One temperature for all test parts"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysTheSameAgainFromItsCache() throws IOException {
    assertEquals(
        0,
        run("--protocol", "ravdess-5:2", "--copies", "1", "--encoder-weight", "0.8"),
        err.toString());
    String first = scores();
    long entries = entries();
    out.getBuffer().setLength(0);
    assertEquals(
        0,
        run("--protocol", "ravdess-5:2", "--copies", "1", "--encoder-weight", "0.8"),
        err.toString());

    assertEquals(first, scores());
    // Of each of the 44 files and of a copy of it, the features and what the encoder hears.
    assertEquals(176, entries);
    assertEquals(entries, entries());
  }

  @Test
  void saysByHowMuchTheRandomSplitFlatters() {
    assertEquals(0, run("--protocol", "random"), err.toString());
    assertLine("seed 1, random split \\(flatters.*");
    assertLine("seed 1, speaker holdout .*");
    assertLine(
        "The random split flatters by [+-]0\\.\\d{3} of UAR: unknown speakers are .* [01]\\.\\d{3}\\.");
  }

  @Test
  void scoresAFinishedModelOnAllRecordings() throws IOException {
    Path output = directory.resolve("evaluation");

    assertEquals(0, run("--protocol", "folder"), err.toString());
    assertLine("folder: UAR .* \\(44 utterances, 8 speakers\\)");
    assertFalse(out.toString().contains("epoch"), out.toString());
    assertEquals(3, Files.readAllLines(output.resolve("recall.csv")).size());
    assertTrue(Files.readString(output.resolve("scores.json")).contains("\"folder\""));
    // No copies: of each file the features and what the encoder hears.
    assertEquals(88, entries());
  }

  @Test
  void goesOnWithoutAFileThatCannotBeRead() throws IOException {
    Path broken = data.resolve("ravdess/Actor_04/03-01-03-01-01-01-04.wav");
    Files.writeString(broken, "no audio");

    assertEquals(0, run("--protocol", "ravdess-5:2"), err.toString());
    assertTrue(out.toString().contains("left out: " + broken + ": "), out.toString());
    assertLine("seed 1, .* \\(5 utterances, 1 speaker\\)");
  }

  @Test
  void saysThatNothingIsLeftToTest() throws IOException {
    try (Stream<Path> tested = Files.list(data.resolve("ravdess/Actor_04"))) {
      for (Path file : tested.toList()) {
        Files.writeString(file, file + " holds no audio");
      }
    }

    assertEquals(2, run("--protocol", "ravdess-5:2"));
    assertEquals(
        List.of("error: none of the 6 files to test could be read"),
        err.toString().lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--protocol ravdess      | unknown protocol 'ravdess', expected ravdess-5 (all folds,",
        "--protocol ravdess-5:9  | fold is 9, expected 1 to 5 (RAVDESS-5)",
        "--protocol leave-one-corpus-out:tess | leave one corpus out: tess: the corpora are [",
        "--protocol all          | protocol 'all' tests nobody",
        "--protocol folder --model none.zip | none.zip: no such file",
        "--protocol crema-d      | CREMA-D split, trained with ravdess: the development part is",
        "--seeds 0               | seeds is 0, expected at least 1",
        "--epochs 0              | epochs is 0, expected at least 1",
        "--clips-per-epoch 0     | clipsPerEpoch is 0, expected at least 1",
        "--networks small,giant  | unknown network 'giant', expected default, small or statistics",
        "--centre mfcc,timbre    | unknown feature group 'timbre', expected mfcc, spectral, chroma,",
        "--label-smoothing 1     | labelSmoothing is 1.0, expected 0 <= share < 1",
        "--mixup -1              | mixup is -1.0, expected 0 to 10",
        "--augment speed,echo    | augmentation \"echo\" is unknown, expected some of speed,",
        "--averaging -0.1        | averaging is -0.1, expected 0 <= share < 1",
        "--learning-rate 0       | learningRate is 0.0, expected above 0 and below 1",
        "--discriminant-weight 2  | discriminantWeight is 2.0, expected 0 to 1",
        "--temperature warm      | temperature is 'warm', expected a number or development",
        "--temperature 0         | temperature is 0.0, expected above 0",
        "--corpus timit=data     | unknown corpus 'timit', expected one of ravdess, crema-d,",
        "--folder Own=data       | corpus name is 'Own', expected lower-case letters, digits and",
      })
  void explainsABadOptionInOneLine(String option, String message) throws IOException {
    int status = run(option.split(" "));

    assertEquals(2, status);
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("error: " + message), err.toString());
    assertFalse(Files.exists(cache), "read the files before it looked at " + option);
  }

  /** Runs the command for one epoch of a network that is soon trained, unless told otherwise. */
  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--corpus") && !all.contains("--folder")) {
      setDefault(all, "--data", data.toString());
    }
    setDefault(all, "--cache", cache.toString());
    setDefault(all, "-o", directory.resolve("evaluation").toString());
    all.add("--force");
    setDefault(all, "--copies", "0");
    setDefault(all, "--encoder-weight", "0");
    setDefault(all, "--epochs", "1");
    setDefault(all, "--networks", "statistics");
    return new CommandLine(new EvaluateCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private static void setDefault(List<String> arguments, String option, String value) {
    if (!arguments.contains(option)) {
      arguments.addAll(List.of(option, value));
    }
  }

  private void assertLine(String expression) {
    assertTrue(
        out.toString().lines().anyMatch(line -> line.matches(expression)),
        expression + " is no line of\n" + out);
  }

  /** Everything that was said but the times. */
  private String scores() {
    return String.join("\n", out.toString().lines().filter(l -> !l.startsWith("epoch")).toList());
  }

  private long entries() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
