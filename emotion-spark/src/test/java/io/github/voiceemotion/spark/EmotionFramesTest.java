package io.github.voiceemotion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.FileResult;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioSelection;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.ModelInput;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.github.voiceemotion.model.WindowFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmotionFramesTest {

  private static final double TOLERANCE = 1e-6;
  private static final EmotionOptions ACCURATE = EmotionOptions.defaults();
  private static final EmotionOptions LIGHT = ACCURATE.withModel("light");
  private static final StructType PATHS = new StructType().add("path", DataTypes.StringType);

  private static final SparkSession SPARK = LocalSpark.SESSION;

  @TempDir private Path folder;

  @Test
  void predictionsOfBinaryFilesAreThoseOfARecognizer() {
    Dataset<Row> files = SPARK.read().format("binaryFile").load(Clips.SAMPLES.toString());

    Map<String, Row> answers = byPath(EmotionFrames.predict(files, ACCURATE));

    assertEquals(3, answers.size());
    try (EmotionRecognizer recognizer = EmotionRecognizer.of(ModelBundle.accurate(), one())) {
      answers.forEach(
          (path, row) -> {
            Path file = Path.of(path.substring("file:".length()));
            assertSame(recognizer.recognize(file), row);
            assertEquals(0, row.<Double>getAs("start"));
            assertEquals(new AudioDecoder().decode(file).seconds(), row.<Double>getAs("end"), 1e-9);
          });
    }
  }

  @Test
  void columnsAreInTheOrderOfTheDocumentation() {
    assertEquals(
        List.of(
            "path",
            "start",
            "end",
            "emotion",
            "confidence",
            "neutral",
            "happy",
            "sad",
            "angry",
            "fear",
            "surprise",
            "rejection",
            "error"),
        List.of(EmotionFrames.predict(paths("a.wav"), LIGHT).columns()));
  }

  @Test
  void contentIsHeardWhereARowHoldsIt() throws IOException {
    Path file = Clips.write(folder.resolve("clip.wav"), 1);
    Dataset<Row> content =
        SPARK
            .read()
            .format("binaryFile")
            .load(file.toString())
            .selectExpr("'somewhere else' AS path", "content");

    Row row = EmotionFrames.predict(content, LIGHT).first();

    try (EmotionRecognizer recognizer = EmotionRecognizer.of(ModelBundle.light(), one())) {
      assertSame(recognizer.recognize(file), row);
    }
    assertEquals("somewhere else", row.getAs("path"));
  }

  @Test
  void aFileThatIsTooLargeForARowIsReadFromItsPath() throws IOException {
    Path file = Clips.write(folder.resolve("clip.wav"), 1);
    SPARK.conf().set("spark.sql.sources.binaryFile.maxLength", Files.size(file) - 1);
    try {
      Dataset<Row> files = SPARK.read().format("binaryFile").load(folder.toString());

      assertNull(EmotionFrames.predict(files, LIGHT).first().getAs("error"));
    } finally {
      SPARK.conf().unset("spark.sql.sources.binaryFile.maxLength");
    }
  }

  @Test
  void aBadFileIsARowWithItsReason() throws IOException {
    Path good = Clips.write(folder.resolve("good.wav"), 1);
    Path empty = Files.createFile(folder.resolve("empty.wav"));
    Path text = Files.writeString(folder.resolve("text.wav"), "no audio, but some words of text");
    String missing = folder.resolve("missing.wav").toString();

    Map<String, Row> answers =
        byPath(
            EmotionFrames.predict(
                paths(
                    good.toString(),
                    empty.toString(),
                    text.toString(),
                    missing,
                    folder.toString(),
                    "nowhere://host/a.wav",
                    ":a.wav"),
                LIGHT));

    assertEquals(7, answers.size());
    assertNull(answers.get(good.toString()).getAs("error"));
    assertEquals("is empty (0 bytes)", answers.get(empty.toString()).getAs("error"));
    assertNull(answers.get(empty.toString()).getAs("emotion"));
    assertEquals("no such file", answers.get(missing).getAs("error"));
    assertEquals("is a folder, not an audio file", answers.get(folder.toString()).getAs("error"));
    assertTrue(
        answers.get("nowhere://host/a.wav").<String>getAs("error").contains("nowhere"),
        answers.toString());
    assertTrue(answers.get(":a.wav").<String>getAs("error").startsWith("is not a path"));
    assertNotNull(answers.get(text.toString()).getAs("error"));
  }

  @Test
  void aRowWithoutPathAndContentIsAnErrorOfItsOwn() {
    Row row = EmotionFrames.predict(paths((String) null), LIGHT).first();

    assertNull(row.getAs("path"));
    assertEquals("is missing, and so is a path", row.getAs("error"));
  }

  @Test
  void namesMeanWhatTheySay() throws IOException {
    List<String> names =
        List.of(
            "_under.wav",
            "sp ace.wav",
            "per%20cent.wav",
            "co:lon.wav",
            "ha#sh.wav",
            "pl+us.wav",
            "bra[ck]et.wav",
            "quest?ion.wav",
            "bracE{d}.wav",
            "com,ma.wav");
    for (String name : names) {
      Clips.write(folder.resolve("in").resolve(name), names.indexOf(name));
    }

    Map<String, Row> answers =
        byPath(
            EmotionFrames.predict(
                AudioListing.of(SPARK, folder.resolve("in").toString()).dataset(SPARK), LIGHT));

    assertEquals(names.size(), answers.size());
    try (EmotionRecognizer recognizer = EmotionRecognizer.of(ModelBundle.light(), one())) {
      for (String name : names) {
        Path file = folder.resolve("in").resolve(name);
        assertSame(recognizer.recognize(file), answers.get("file:" + file));
      }
    }
  }

  @Test
  void filesThatAreNotLocalAreStreamed() throws IOException {
    Path file = Clips.write(folder.resolve("in").resolve("50% a:b.wav"), 1);
    Path empty = Files.createFile(folder.resolve("in").resolve("empty.wav"));
    Configuration hadoop = SPARK.sparkContext().hadoopConfiguration();
    // Hadoop's other file system of this machine, which is not known here to be one.
    hadoop.set("fs.file.impl", RawLocalFileSystem.class.getName());
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
    try {
      Map<String, Row> answers =
          byPath(
              EmotionFrames.predict(
                  paths("file:" + file, "file:" + empty, "file:" + folder + "/missing.wav"),
                  LIGHT));

      try (EmotionRecognizer recognizer = EmotionRecognizer.of(ModelBundle.light(), one())) {
        assertSame(recognizer.recognize(file), answers.get("file:" + file));
      }
      assertEquals("is empty (0 bytes)", answers.get("file:" + empty).getAs("error"));
      assertEquals("no such file", answers.get("file:" + folder + "/missing.wav").getAs("error"));
    } finally {
      hadoop.unset("fs.file.impl");
      hadoop.unset("fs.file.impl.disable.cache");
    }
  }

  @Test
  void aPathOfBinaryFileOpensAgain() throws IOException {
    Clips.write(folder.resolve("in").resolve("50% of it.wav"), 1);
    Dataset<Row> files =
        SPARK.read().format("binaryFile").load(folder.resolve("in").toString()).select("path");

    assertNull(EmotionFrames.predict(files, LIGHT).first().getAs("error"));
  }

  @Test
  void longRecordingsAreAnsweredAndFollowedAsByARecognizer() throws IOException {
    Path file = Clips.writeLong(folder.resolve("long.wav"), 5);
    EmotionOptions options = LIGHT.withHop(Duration.ofSeconds(2)).withLowestConfidence(0.4);
    try (EmotionRecognizer recognizer =
            EmotionRecognizer.of(ModelBundle.light(), options.recognizer());
        Stream<Segment> segments = recognizer.timeline(file)) {
      assertSame(
          recognizer.recognize(file),
          EmotionFrames.predict(paths(file.toString()), options).first());

      List<Row> rows = EmotionFrames.timeline(paths(file.toString()), options).collectAsList();
      List<Segment> expected = segments.toList();
      assertTrue(expected.size() > 5, "windows: " + expected.size());
      assertEquals(expected.size(), rows.size());
      for (int i = 0; i < rows.size(); i++) {
        assertEquals(
            expected.get(i).start().toMillis() / 1_000.0, rows.get(i).<Double>getAs("start"));
        assertEquals(expected.get(i).end().toMillis() / 1_000.0, rows.get(i).<Double>getAs("end"));
        assertSame(expected.get(i).prediction(), rows.get(i));
      }
    }
  }

  @Test
  void aTimelineGoesOnAfterABadFile() throws IOException {
    Path first = Clips.write(folder.resolve("1.wav"), 1);
    Path bad = Files.createFile(folder.resolve("2.wav"));
    Path last = Clips.write(folder.resolve("3.wav"), 2);

    List<Row> rows =
        EmotionFrames.timeline(
                paths(first.toString(), bad.toString(), last.toString()).coalesce(1), LIGHT)
            .collectAsList();

    assertEquals(
        List.of(first.toString(), bad.toString(), last.toString()),
        rows.stream().map(row -> row.<String>getAs("path")).distinct().toList());
    assertEquals(
        List.of("is empty (0 bytes)"),
        rows.stream().map(row -> row.<String>getAs("error")).filter(x -> x != null).toList());
  }

  @Test
  void recordingsOfAVoiceAreAnsweredTogether() throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Path> first = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Path file = Clips.write(folder.resolve(i + ".wav"), 5 * i);
      rows.add(RowFactory.create(file.toString(), i % 2));
      if (i % 2 == 0) {
        first.add(file);
      }
    }
    Path bad = Files.createFile(folder.resolve("bad.wav"));
    rows.add(RowFactory.create(bad.toString(), 1));
    Dataset<Row> recordings =
        SPARK.createDataFrame(rows, PATHS.add("customer", DataTypes.IntegerType));

    Dataset<Row> answers = EmotionFrames.bySpeaker(recordings, "customer", ACCURATE);

    assertEquals("customer", answers.columns()[1]);
    Map<String, Row> byPath = byPath(answers);
    assertEquals(7, byPath.size());
    assertEquals("is empty (0 bytes)", byPath.get(bad.toString()).getAs("error"));
    assertEquals(1, byPath.get(bad.toString()).<Integer>getAs("customer"));
    try (EmotionRecognizer recognizer = EmotionRecognizer.of(ModelBundle.accurate(), one())) {
      List<FileResult> expected =
          recognizer
              .recognizeTogether(first, AudioSelection.ALL, recognizer.unknownVoice(), file -> {})
              .results();
      for (FileResult result : expected) {
        assertSame(result.prediction().orElseThrow(), byPath.get(result.file().toString()));
      }
    }
  }

  @Test
  void voicesNeedAModelThatKnowsThem() {
    Dataset<Row> recordings = paths("a.wav").selectExpr("path", "'A' AS speaker");

    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> EmotionFrames.bySpeaker(recordings, "speaker", LIGHT));

    assertEquals(
        "model is light, which makes no use of what is known of a voice", failure.getMessage());
  }

  @Test
  void featuresAreThoseThatTheModelLooksAt() throws IOException {
    Path file = Clips.writeLong(folder.resolve("long.wav"), 2);

    List<Row> matrices =
        EmotionFrames.features(paths(file.toString()), FeatureKind.MATRIX, ACCURATE)
            .collectAsList();
    List<Row> statistics =
        EmotionFrames.features(paths(file.toString()), FeatureKind.STATISTICS, ACCURATE)
            .collectAsList();

    ModelInput input =
        new InputExtractor(ModelBundle.accurate().encoder())
            .extract(new AudioDecoder().decode(file));
    List<WindowFeatures> windows = input.features();
    assertTrue(windows.size() > 1, "windows: " + windows.size());
    assertEquals(windows.size(), matrices.size());
    assertEquals(windows.size(), statistics.size());
    for (int i = 0; i < windows.size(); i++) {
      FeatureMatrix expected = windows.get(i).acoustic();
      List<scala.collection.Seq<Float>> frames = matrices.get(i).getList(4);
      assertEquals(expected.frames(), frames.size());
      assertEquals(FeatureSet.SIZE, frames.get(0).length());
      assertEquals(expected.at(17, 3), frames.get(17).apply(3));
      assertEquals(expected.at(173, 119), frames.get(173).apply(119));
      assertFloats(windows.get(i).statistics(), statistics.get(i).getList(4));
      assertFloats(windows.get(i).encoded().orElseThrow().values(), statistics.get(i).getList(5));
    }
  }

  @Test
  void theLightModelHasNoEncoder() throws IOException {
    Path file = Clips.write(folder.resolve("clip.wav"), 1);

    Row row = EmotionFrames.features(paths(file.toString()), FeatureKind.STATISTICS, LIGHT).first();

    assertFalse(row.isNullAt(row.fieldIndex("statistics")));
    assertTrue(row.isNullAt(row.fieldIndex("encoder")));
  }

  @Test
  void wordsComeBesideTheAnswer() {
    Path file = Clips.SAMPLES.resolve("reading.wav");

    Row row = EmotionFrames.predict(paths(file.toString()), LIGHT.withWords(true)).first();

    assertTrue(row.<String>getAs("words").length() > 20, row.toString());
    assertNull(row.getAs("error"));
  }

  @Test
  void onlyPredictionsHaveWords() {
    assertThrows(
        IllegalArgumentException.class,
        () -> EmotionFrames.timeline(paths("a.wav"), LIGHT.withWords(true)));
  }

  @Test
  void aModelThatIsMissingIsRefusedBeforeAnyTask() {
    String missing = folder.resolve("model.zip").toString();

    ModelBundleException failure =
        assertThrows(
            ModelBundleException.class,
            () -> EmotionFrames.predict(paths("a.wav"), LIGHT.withModel(missing)));

    assertTrue(failure.getMessage().contains("no such file"), failure.getMessage());
  }

  @Test
  void aModelOfOnesOwnIsReadFromItsPath() throws IOException {
    Path own = folder.resolve("own.zip");
    ModelBundle.light().write(own, "Mine.");
    Path file = Clips.write(folder.resolve("clip.wav"), 1);

    Row row = EmotionFrames.predict(paths(file.toString()), LIGHT.withModel("file:" + own)).first();

    try (EmotionRecognizer recognizer = EmotionRecognizer.of(ModelBundle.light(), one())) {
      assertSame(recognizer.recognize(file), row);
    }
  }

  @Test
  void datasetsWithoutPathsAreRefused() {
    assertEquals(
        "columns are file, expected one called path",
        assertThrows(
                IllegalArgumentException.class,
                () -> EmotionFrames.predict(paths("a").toDF("file"), LIGHT))
            .getMessage());
    assertEquals(
        "column path is of type int, expected string",
        assertThrows(
                IllegalArgumentException.class,
                () -> EmotionFrames.predict(SPARK.sql("SELECT 1 AS path"), LIGHT))
            .getMessage());
  }

  private static Dataset<Row> paths(String... paths) {
    return SPARK.createDataFrame(Stream.of(paths).map(RowFactory::create).toList(), PATHS);
  }

  private static io.github.voiceemotion.api.RecognizerOptions one() {
    return ACCURATE.recognizer();
  }

  private static Map<String, Row> byPath(Dataset<Row> answers) {
    return answers.collectAsList().stream()
        .collect(Collectors.toMap(row -> row.<String>getAs("path"), Function.identity()));
  }

  private static void assertSame(Prediction expected, Row row) {
    assertNull(row.getAs("error"));
    assertEquals(expected.emotion().label(), row.getAs("emotion"));
    assertEquals(expected.confidence(), row.<Double>getAs("confidence"), TOLERANCE);
    expected
        .probabilities()
        .forEach(
            (emotion, probability) ->
                assertEquals(probability, row.<Double>getAs(emotion.label()), TOLERANCE));
    assertEquals(expected.rejection().map(Rejection::label).orElse(null), row.getAs("rejection"));
  }

  private static void assertFloats(float[] expected, List<Float> found) {
    assertEquals(expected.length, found.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found.get(i));
    }
  }
}
