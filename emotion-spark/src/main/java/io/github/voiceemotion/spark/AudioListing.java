package io.github.voiceemotion.spark;

import io.github.voiceemotion.audio.AudioFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The audio files of a folder, in all folders below it, by their endings.
 *
 * <p>Spark's own listing leaves out names that begin with an underscore, without a word, and stops
 * at a colon in a name where there is a pattern. This one takes them all, and says what it passes
 * over: what is not named like audio, and names that begin with a dot, which macOS leaves beside
 * the files that it copies.
 *
 * @param files in the order of their paths
 * @param skipped how many files were passed over
 * @param example one that was passed over, if any
 */
public record AudioListing(List<AudioFile> files, long skipped, Optional<String> example) {

  /**
   * A file that was found.
   *
   * @param path with its scheme, and as the name is: nothing is encoded
   * @param bytes how many it has
   */
  public record AudioFile(String path, long bytes) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** What a task gets at most: some seconds of work in small files, or one large file. */
  private static final int MOST_FILES = 256;

  private static final long MOST_BYTES = 64L << 20;

  /** So many tasks a core, if there are files enough, so that no core waits long for the last. */
  private static final int TASKS_PER_CORE = 4;

  private static final StructType COLUMNS =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("length", DataTypes.LongType, false);

  /** Where a pattern's first special character may stand. */
  private static final Pattern PATTERN = Pattern.compile("[*?{\\[]");

  public AudioListing {
    files = List.copyOf(files);
  }

  /**
   * Lists a folder, a single file, or what matches a pattern such as {@code /calls/2026-*}{@code
   * /*.wav}, where one star does not cross folders and two do.
   *
   * @throws UncheckedIOException if there is no such folder, or it cannot be read
   */
  public static AudioListing of(SparkSession spark, String folderOrPattern) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      return of(hadoop, folderOrPattern);
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(folderOrPattern + ": no such file or folder", e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          folderOrPattern + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static AudioListing of(Configuration hadoop, String folderOrPattern) throws IOException {
    Path whole = new Path(folderOrPattern);
    FileSystem system = whole.getFileSystem(hadoop);
    Matcher special = PATTERN.matcher(folderOrPattern);
    if (system.exists(whole) || !special.find()) {
      return walk(system, whole, file -> true);
    }
    int end = folderOrPattern.lastIndexOf('/', special.start());
    Path above = new Path(end < 0 ? "." : folderOrPattern.substring(0, Math.max(1, end)));
    String root = system.getFileStatus(above).getPath().toUri().getPath();
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + folderOrPattern.substring(end + 1));
    return walk(
        system,
        above,
        file ->
            matcher.matches(
                java.nio.file.Path.of(file.substring(root.length()).replaceFirst("^/", ""))));
  }

  private static AudioListing walk(FileSystem system, Path from, Predicate<String> wanted)
      throws IOException {
    List<AudioFile> files = new ArrayList<>();
    long skipped = 0;
    Optional<String> example = Optional.empty();
    RemoteIterator<LocatedFileStatus> all = system.listFiles(from, true);
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      String path = file.getPath().toUri().getPath();
      if (!wanted.test(path)) {
        continue;
      }
      if (AudioFiles.isNamedLikeAudio(java.nio.file.Path.of(path))) {
        files.add(new AudioFile(file.getPath().toString(), file.getLen()));
      } else {
        skipped++;
        example = example.or(() -> Optional.of(file.getPath().toString()));
      }
    }
    files.sort(Comparator.comparing(AudioFile::path));
    return new AudioListing(files, skipped, example);
  }

  /** Returns how many bytes the files have. */
  public long bytes() {
    return files.stream().mapToLong(AudioFile::bytes).sum();
  }

  /**
   * Returns the files as rows of {@code path} and {@code length}, laid out so that a task has
   * seconds of work: up to 256 files or 64 MiB, fewer where there are cores that would idle.
   */
  public Dataset<Row> dataset(SparkSession spark) {
    return dataset(spark, tasks(files, spark.sparkContext().defaultParallelism()));
  }

  /** Returns files as rows, a partition for what each task gets. */
  static Dataset<Row> dataset(SparkSession spark, List<List<AudioFile>> tasks) {
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(tasks, Math.max(1, tasks.size()))
            .flatMap(List::iterator)
            .map(file -> RowFactory.create(file.path(), file.bytes()));
    return spark.createDataFrame(rows, COLUMNS);
  }

  /** Divides files into what each task gets. */
  static List<List<AudioFile>> tasks(List<AudioFile> files, int cores) {
    int most = Math.max(1, Math.min(MOST_FILES, files.size() / (TASKS_PER_CORE * cores)));
    List<List<AudioFile>> tasks = new ArrayList<>();
    ArrayList<AudioFile> task = new ArrayList<>();
    long bytes = 0;
    for (AudioFile file : files) {
      if (!task.isEmpty() && (task.size() == most || bytes + file.bytes() > MOST_BYTES)) {
        tasks.add(task);
        task = new ArrayList<>();
        bytes = 0;
      }
      task.add(file);
      bytes += file.bytes();
    }
    if (!task.isEmpty()) {
      tasks.add(task);
    }
    return tasks;
  }
}
