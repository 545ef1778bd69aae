package io.github.voiceemotion.spark;

import io.github.voiceemotion.model.ModelBundleException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The program for {@code spark-submit}: reads the audio files of a folder, and writes a table of
 * their emotions.
 *
 * <pre>
 * spark-submit --class io.github.voiceemotion.spark.PredictEmotion \
 *   emotion-spark-with-dependencies.jar hdfs:///calls hdfs:///emotions
 * </pre>
 *
 * <p>Started again, it goes on where it stopped: what stands in the table is not computed again. It
 * ends with status 2 where it cannot begin.
 */
public final class PredictEmotion {

  static final String USAGE =
      """
      Usage: spark-submit --class io.github.voiceemotion.spark.PredictEmotion \
      emotion-spark-with-dependencies.jar [--model NAME] [--words] IN OUT
        IN            folder, file, or pattern such as 'calls/**.wav', on any file system of Spark's
        OUT           folder for the table: CSV or JSON where its name ends so, Parquet otherwise;
                      started again with the same one, the program goes on where it stopped
        --model NAME  accurate (default), light, or the path of a bundle of your own
        --words       what is said, too
      """;

  private static final int BAD_INPUT = 2;

  /**
   * What is to be done.
   *
   * @param in folder, file or pattern
   * @param out folder
   */
  record Call(String in, String out, EmotionOptions options) {

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it is wrong
     */
    static Call of(String... arguments) {
      EmotionOptions options = EmotionOptions.defaults();
      List<String> places = new ArrayList<>();
      for (int i = 0; i < arguments.length; i++) {
        String argument = arguments[i];
        if (argument.equals("--words")) {
          options = options.withWords(true);
        } else if (argument.equals("--model")) {
          i++;
          if (i == arguments.length) {
            throw new IllegalArgumentException("--model is without a name\n" + USAGE);
          }
          options = options.withModel(arguments[i]);
        } else if (argument.startsWith("--")) {
          throw new IllegalArgumentException(
              "option is " + argument + ", expected --model or --words\n" + USAGE);
        } else {
          places.add(argument);
        }
      }
      if (places.size() != 2) {
        throw new IllegalArgumentException(
            "expected IN and OUT, got " + places.size() + " arguments\n" + USAGE);
      }
      return new Call(places.get(0), places.get(1), options);
    }
  }

  private PredictEmotion() {}

  /** Runs the program. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    try {
      Call call = Call.of(arguments);
      SparkSession spark = SparkSession.builder().appName("emotion of " + call.in()).getOrCreate();
      try {
        run(spark, call, System.out);
      } finally {
        spark.stop();
      }
    } catch (IllegalArgumentException | UncheckedIOException | ModelBundleException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(BAD_INPUT);
    }
  }

  /**
   * Answers what is not answered yet.
   *
   * @throws UncheckedIOException if a folder cannot be read or written
   * @throws IllegalArgumentException if the output is something else, or of another model
   * @throws ModelBundleException if the model cannot be read
   */
  static void run(SparkSession spark, Call call, PrintStream told) {
    AudioListing listing = AudioListing.of(spark, call.in());
    if (listing.skipped() > 0) {
      told.printf(
          "%s: passed over %d %s not named like audio (%s%s)%n",
          call.in(),
          listing.skipped(),
          listing.skipped() == 1 ? "file" : "files",
          listing.example().orElseThrow(),
          listing.skipped() == 1 ? "" : " first");
    }
    if (listing.files().isEmpty()) {
      throw new IllegalArgumentException(call.in() + ": holds no audio files");
    }
    try {
      AnswerTable table = new AnswerTable(spark, call.out(), call.options());
      table.begin();
      table.complete(listing.files(), told::println);
    } catch (IOException e) {
      throw new UncheckedIOException(
          call.out() + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }
}
