package io.github.voiceemotion.cli;

import io.github.voiceemotion.spark.PredictEmotion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code spark} sub-command: what clusters do, on this machine. */
@Command(
    name = "spark",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a table of the emotions of a folder with Apache Spark, on this machine alone, to try "
          + "what a cluster does with millions of files.",
      "Spark 4.2 must be installed: 'pip install pyspark==4.2.0' does, or SPARK_HOME names its folder. "
          + "Started again with the same OUT, it goes on where it stopped."
    },
    footer = {
      "",
      "Examples:",
      "  emotion spark recordings emotions",
      "  emotion spark --model light recordings emotions.csv"
    })
final class SparkCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "IN",
      index = "0",
      description = "A folder, a file, or a pattern such as 'calls/**.wav'.")
  private String in;

  @Parameters(
      paramLabel = "OUT",
      index = "1",
      description =
          "The folder for the table: CSV or JSON where its name ends so, Parquet otherwise.")
  private String out;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "accurate (default), light, or a model bundle of your own.")
  private String model;

  @Option(names = "--words", description = "Write down what is said, too.")
  private boolean words;

  private final Map<String, String> environment;

  /** Called by picocli. */
  SparkCommand() {
    this(System.getenv());
  }

  SparkCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<SparkSubmit> spark = SparkSubmit.in(environment);
    if (spark.isEmpty()) {
      return fail(
          "Spark is not installed here: 'pip install pyspark==4.2.0' does, or let SPARK_HOME name "
              + "the folder of an installation");
    }
    try {
      ProcessBuilder process =
          new ProcessBuilder(
                  spark.get().call(libraries(), PredictEmotion.class.getName(), arguments()))
              .inheritIO();
      process.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
      // Nobody else needs to reach what runs on this machine alone.
      process.environment().putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1");
      return process.start().waitFor();
    } catch (IOException e) {
      return fail("Spark cannot be started: " + e.getMessage());
    }
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (model != null) {
      arguments.addAll(List.of("--model", model));
    }
    if (words) {
      arguments.add("--words");
    }
    arguments.addAll(List.of(in, out));
    return arguments;
  }

  /** Returns the folder that the jars of this command lie in. */
  private static Path libraries() throws IOException {
    try {
      Path jar =
          Path.of(PredictEmotion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        throw new IOException("the command runs from " + jar + ", expected its distribution");
      }
      return jar.getParent();
    } catch (URISyntaxException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private int fail(String message) {
    spec.commandLine().getErr().println("error: " + message);
    return BAD_INPUT;
  }
}
