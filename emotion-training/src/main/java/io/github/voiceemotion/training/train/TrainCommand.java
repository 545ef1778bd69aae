package io.github.voiceemotion.training.train;

import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.training.corpus.CorpusException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code train} command: {@code ./emotion train} and {@code mvn exec:java} in this module. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a network on RAVDESS and write a model bundle.",
      "Training and test never share a speaker: one fold of actors is held out for the test, "
          + "the next one decides when to stop."
    })
public final class TrainCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--ravdess",
      paramLabel = "FOLDER",
      defaultValue = "data/ravdess",
      description = "Folder that holds Actor_01, Actor_02, ... (default: ${DEFAULT-VALUE})")
  private Path ravdess;

  @Option(
      names = "--fold",
      paramLabel = "1-5",
      defaultValue = "1",
      description = "Fold of RAVDESS-5 to hold out (default: ${DEFAULT-VALUE})")
  private int fold;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "models/ravdess",
      description = "Where to write model.zip and the charts (default: ${DEFAULT-VALUE})")
  private Path output;

  @Option(names = "--epochs", paramLabel = "N", description = "Most epochs (default: 100)")
  private Integer epochs;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Epochs without improvement before stopping (default: 15)")
  private Integer patience;

  @Option(names = "--batch-size", paramLabel = "N", description = "Clips a step (default: 32)")
  private Integer batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Adam's learning rate at first (default: 0.001)")
  private Double learningRate;

  @Option(
      names = "--copies",
      paramLabel = "N",
      description = "Augmented copies of each training clip, 0 for none (default: 2)")
  private Integer copies;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything random (default: 1)")
  private Long seed;

  /** Runs the command as a program of its own. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new TrainCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    try {
      boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
      new TrainingRun(ravdess, fold, output, options(), System.out, terminal).run();
      return 0;
    } catch (CorpusException
        | ModelBundleException
        | IllegalArgumentException
        | UncheckedIOException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }

  private TrainingOptions options() {
    TrainingOptions defaults = TrainingOptions.defaults();
    return new TrainingOptions(
        defaults.network(),
        epochs == null ? defaults.epochs() : epochs,
        patience == null ? defaults.patience() : patience,
        defaults.plateau(),
        batchSize == null ? defaults.batchSize() : batchSize,
        learningRate == null ? defaults.learningRate() : learningRate,
        defaults.largestClassWeight(),
        copies == null ? defaults.copies() : copies,
        seed == null ? defaults.seed() : seed);
  }
}
