package io.github.voiceemotion.spark;

import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.spark.AudioListing.AudioFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A table of answers that may be written in several goes: a row a file, whatever was killed when.
 *
 * <p>The files are answered in rounds of some minutes, each a job of Spark's that appends, and is
 * committed by Spark's own committer. What a round has committed stands in the table, and a file
 * that has a row there is not answered again; even where a commit was cut off in between, as each
 * of the table's files is put there whole.
 */
final class AnswerTable {

  /** Says what answered; Spark takes no notice of names with an underscore. */
  private static final String MADE_BY = "_emotion";

  private static final String SUCCESS = "_SUCCESS";

  /** Where the committer keeps what is not committed. */
  private static final String UNCOMMITTED = "_temporary";

  /** How many rows a file of the table has, at most. */
  private static final int ROWS_OF_FILE = 100_000;

  /** How long a round should take: as much is lost when the driver is killed. */
  private static final double SECONDS_OF_ROUND = 120;

  /** What a round grows by at most, as the first ones also load the model. */
  private static final int GROWTH = 4;

  private final SparkSession spark;
  private final EmotionOptions options;
  private final Path folder;
  private final FileSystem system;
  private final String format;
  private final Answers answers;

  /**
   * @param where a folder, of which the name says the format
   * @throws ModelBundleException if the model cannot be read
   */
  AnswerTable(SparkSession spark, String where, EmotionOptions options) throws IOException {
    this.spark = spark;
    this.options = options;
    this.folder = new Path(where);
    this.system = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    this.format = format(where);
    this.answers = EmotionFrames.answers(spark, options);
  }

  private static String format(String where) {
    String name = where.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
    if (name.endsWith(".csv")) {
      return "csv";
    }
    return name.endsWith(".json") || name.endsWith(".jsonl") ? "json" : "parquet";
  }

  /**
   * Begins a table, or goes on with one.
   *
   * @throws IllegalArgumentException if there is something else, or what another model answered
   */
  void begin() throws IOException {
    ModelBundle bundle = answers.bundle();
    String wanted =
        "model "
            + options.model()
            + " of "
            + bundle.manifest().provenance().created()
            + (options.words() ? " with words" : "");
    Path madeBy = new Path(folder, MADE_BY);
    if (system.exists(madeBy)) {
      try (InputStream in = system.open(madeBy)) {
        String found = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!found.equals(wanted)) {
          throw new IllegalArgumentException(
              folder + ": was made by " + found + ", and is not gone on with by " + wanted);
        }
      }
      // Of a round that was killed: the next one would commit it, too.
      system.delete(new Path(folder, UNCOMMITTED), true);
      return;
    }
    if (system.exists(folder)) {
      FileStatus[] there = system.listStatus(folder);
      if (there.length > 0 || !system.getFileStatus(folder).isDirectory()) {
        throw new IllegalArgumentException(
            folder + ": is there already, and no table of answers; nothing is written over");
      }
    }
    system.mkdirs(folder);
    try (OutputStream out = system.create(madeBy)) {
      out.write(wanted.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Answers the files that have no row, and marks the table as complete.
   *
   * @param told how far it is
   */
  void complete(List<AudioFile> files, Consumer<String> told) throws IOException {
    Set<String> answered = answered();
    List<AudioFile> left = files.stream().filter(file -> !answered.contains(file.path())).toList();
    if (answered.size() > 0) {
      told.accept(folder + ": " + answered.size() + " rows are there, " + left.size() + " to come");
    }
    if (!left.isEmpty()) {
      system.delete(new Path(folder, SUCCESS), false);
    }
    List<List<AudioFile>> tasks =
        AudioListing.tasks(left, spark.sparkContext().defaultParallelism());
    int done = 0;
    int next = 2 * spark.sparkContext().defaultParallelism();
    for (int from = 0; from < tasks.size(); ) {
      int to = Math.min(tasks.size(), from + next);
      long start = System.nanoTime();
      done += append(tasks.subList(from, to));
      next = nextRound(to - from, (System.nanoTime() - start) / 1e9);
      from = to;
      told.accept(folder + ": " + done + " of " + left.size() + " files");
    }
    if (!left.isEmpty() || !system.exists(new Path(folder, SUCCESS))) {
      system.create(new Path(folder, SUCCESS)).close();
    }
    Row counts = read().agg(functions.count("*"), functions.count("error")).first();
    told.accept(
        folder + ": " + counts.getLong(0) + " rows, " + counts.getLong(1) + " with an error");
  }

  /** Returns how many tasks the round after one of so many tasks, which took so long, gets. */
  static int nextRound(int tasks, double seconds) {
    double fitting = tasks * SECONDS_OF_ROUND / seconds;
    return (int) Math.max(1, Math.min(fitting, (double) GROWTH * tasks));
  }

  private int append(List<List<AudioFile>> tasks) {
    int files = tasks.stream().mapToInt(List::size).sum();
    // Laid together behind the work, so that tasks are small, and the table's files are not.
    EmotionFrames.predict(AudioListing.dataset(spark, tasks), answers)
        .repartition(1 + files / ROWS_OF_FILE)
        .write()
        .mode(SaveMode.Append)
        .format(format)
        .option("header", true)
        .option("escape", "\"")
        // It says that the table is complete, which only the last round knows.
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", false)
        .save(folder.toString());
    return files;
  }

  private Set<String> answered() {
    Set<String> paths = new HashSet<>();
    Iterator<String> rows = read().select("path").as(Encoders.STRING()).toLocalIterator();
    rows.forEachRemaining(paths::add);
    return paths;
  }

  /** Returns the rows that are there. */
  Dataset<Row> read() {
    return spark
        .read()
        .schema(answers.schema().columns())
        .format(format)
        .option("header", true)
        .option("escape", "\"")
        .option("multiLine", format.equals("csv"))
        .load(folder.toString());
  }
}
