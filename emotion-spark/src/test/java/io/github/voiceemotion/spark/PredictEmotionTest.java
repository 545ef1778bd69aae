package io.github.voiceemotion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.ModelBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictEmotionTest {

  private static final SparkSession SPARK = LocalSpark.SESSION;
  private static final int CLIPS = 5;

  @TempDir private Path folder;
  private Path in;

  @BeforeEach
  void write() throws IOException {
    in = folder.resolve("in");
    for (int i = 0; i < CLIPS; i++) {
      Clips.write(in.resolve(i + ", \"clip\".wav"), i);
    }
    Files.createFile(in.resolve("empty.wav"));
    Files.createFile(in.resolve("notes.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"out", "out.csv", "out.json"})
  void aTableHasARowAFile(String name) throws IOException {
    Path out = folder.resolve(name);

    String told = run(out, "light");

    Map<String, Row> rows = byPath(rows(out));
    assertEquals(CLIPS + 1, rows.size());
    try (EmotionRecognizer recognizer =
        EmotionRecognizer.of(ModelBundle.light(), EmotionOptions.defaults().recognizer())) {
      for (int i = 0; i < CLIPS; i++) {
        Path file = in.resolve(i + ", \"clip\".wav");
        assertEquals(
            recognizer.recognize(file).confidence(),
            rows.get("file:" + file).<Double>getAs("confidence"),
            1e-6);
      }
    }
    Row empty = rows.get("file:" + in.resolve("empty.wav"));
    assertNull(empty.getAs("emotion"));
    assertEquals("is empty (0 bytes)", empty.getAs("error"));
    assertTrue(told.contains("passed over 1 file not named like audio"), told);
    assertTrue(told.contains("6 rows, 1 with an error"), told);
    assertTrue(Files.exists(out.resolve("_SUCCESS")));
  }

  @Test
  void aSecondStartWritesNothing() throws IOException {
    Path out = folder.resolve("out");
    run(out, "light");
    List<String> before = contents(out);

    String told = run(out, "light");

    assertEquals(before, contents(out));
    assertTrue(told.contains("6 rows are there, 0 to come"), told);
  }

  @Test
  void anInterruptedRunGoesOnWhereItStopped() throws IOException {
    Path out = folder.resolve("out");
    run(out, "light");
    List<String> before = contents(out);
    // As a run leaves it that was killed while it worked on more: a task that is not committed.
    Files.delete(out.resolve("_SUCCESS"));
    Path task =
        Files.createDirectories(out.resolve("_temporary/0/task_202601010000_0001_m_000000"));
    try (Stream<Path> files = Files.list(out)) {
      Path part =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.copy(part, task.resolve("part-00000-uncommitted.snappy.parquet"));
    }
    Path late = Clips.write(in.resolve("late.wav"), 17);

    String told = run(out, "light");

    assertTrue(told.contains("6 rows are there, 1 to come"), told);
    List<String> paths =
        rows(out).collectAsList().stream().map(row -> row.<String>getAs("path")).toList();
    assertEquals(CLIPS + 2, paths.size());
    assertEquals(CLIPS + 2, paths.stream().distinct().count());
    assertTrue(paths.contains("file:" + late));
    assertTrue(contents(out).containsAll(before), "what was there was written again");
    assertTrue(Files.exists(out.resolve("_SUCCESS")));
  }

  @Test
  void aTableIsNotGoneOnWithByAnotherModel() throws IOException {
    Path out = folder.resolve("out");
    run(out, "light");

    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> run(out, "accurate"));

    assertTrue(failure.getMessage().contains("was made by model light"), failure.getMessage());
  }

  @Test
  void nothingIsWrittenOverWhatIsNoTable() throws IOException {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> run(in, "light"));

    assertTrue(failure.getMessage().contains("nothing is written over"), failure.getMessage());
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThrows(IllegalArgumentException.class, () -> run(file, "light"));
    assertEquals("x", Files.readString(file));
  }

  @Test
  void foldersWithoutAudioAndMissingOnesAreRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path out = folder.resolve("out");
    EmotionOptions light = EmotionOptions.defaults().withModel("light");

    assertThrows(
        IllegalArgumentException.class,
        () ->
            PredictEmotion.run(
                SPARK,
                new PredictEmotion.Call(empty.toString(), out.toString(), light),
                System.out));
    assertThrows(
        UncheckedIOException.class,
        () ->
            PredictEmotion.run(
                SPARK,
                new PredictEmotion.Call(folder + "/missing", out.toString(), light),
                System.out));
    assertFalse(Files.exists(out));
  }

  @Test
  void theCommandLineIsChecked() {
    assertEquals(
        new PredictEmotion.Call(
            "a", "b", EmotionOptions.defaults().withModel("light").withWords(true)),
        PredictEmotion.Call.of("--model", "light", "a", "--words", "b"));
    for (String[] wrong :
        new String[][] {{}, {"a"}, {"a", "b", "c"}, {"a", "b", "--model"}, {"--fast", "a", "b"}}) {
      assertThrows(IllegalArgumentException.class, () -> PredictEmotion.Call.of(wrong));
    }
  }

  @Test
  void roundsGrowTowardsTwoMinutes() {
    assertEquals(16, AnswerTable.nextRound(4, 1));
    assertEquals(8, AnswerTable.nextRound(4, 60));
    assertEquals(1, AnswerTable.nextRound(4, 6_000));
  }

  private String run(Path out, String model) throws IOException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PredictEmotion.run(
        SPARK,
        new PredictEmotion.Call(
            in.toString(), out.toString(), EmotionOptions.defaults().withModel(model)),
        new PrintStream(told, true, StandardCharsets.UTF_8));
    return told.toString(StandardCharsets.UTF_8);
  }

  private static Dataset<Row> rows(Path out) throws IOException {
    return new AnswerTable(SPARK, out.toString(), EmotionOptions.defaults().withModel("light"))
        .read();
  }

  private static Map<String, Row> byPath(Dataset<Row> rows) {
    Map<String, Row> byPath = new TreeMap<>();
    rows.collectAsList().forEach(row -> byPath.put(row.getAs("path"), row));
    return byPath;
  }

  /** Returns the visible files with their times. */
  private static List<String> contents(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .map(
              file -> {
                try {
                  return file + " " + Files.getLastModifiedTime(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .sorted()
          .toList();
    }
  }
}
