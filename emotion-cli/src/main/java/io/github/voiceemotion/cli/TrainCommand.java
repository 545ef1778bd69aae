package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.training.bundle.ScoreFile;
import io.github.voiceemotion.training.corpus.CorpusException;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.fit.CheckpointException;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.ProtocolChoice;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code train} command. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a model and write its bundle.",
      "Speakers who are held out for the test, or decide when to stop, are not trained on."
    })
public final class TrainCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "ravdess-5:1",
      description =
          "What is held out for the test: one of "
              + ProtocolChoice.NAMES
              + "; of several folds the first (default: ${DEFAULT-VALUE})")
  private String protocol;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "models/model",
      description = "Where to write model.zip and the charts (default: ${DEFAULT-VALUE})")
  private Path output;

  @Option(
      names = "--resume",
      description =
          "Go on after the last finished epoch of a run that was interrupted, with the same "
              + "options and output folder; the model is the same as of an unbroken run. Starts "
              + "from the beginning if there is nothing to go on with. Without this, a folder with "
              + "an interrupted run is refused, so that nothing is lost")
  private boolean resume;

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description =
          "A scores.json that evaluate wrote with the same options, for the model card. May be "
              + "given several times")
  private List<Path> scores = List.of();

  @Mixin private CorpusOption corpora;
  @Mixin private TrainingOption model;

  @Override
  public Integer call() {
    try {
      boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
      List<CorpusListing> listings = corpora.list(ProtocolChoice.isOfRavdessAsPublished(protocol));
      TrainingOptions options = model.toTrainingOptions();
      new TrainingRun(
              listings,
              ProtocolChoice.of(protocol, listings, 1).get(0),
              output,
              options,
              scores.stream().flatMap(file -> ScoreFile.read(file).stream()).toList(),
              resume,
              corpora.cache(spec.commandLine().getErr()::println),
              spec.commandLine().getOut(),
              terminal)
          .run();
      return 0;
    } catch (CorpusException
        | CheckpointException
        | ModelBundleException
        | IllegalArgumentException
        | UncheckedIOException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }
}
