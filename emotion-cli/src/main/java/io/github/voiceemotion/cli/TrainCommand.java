package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.EmotionTrainer;
import io.github.voiceemotion.training.TrainedModel;
import io.github.voiceemotion.training.bundle.ModelCard;
import io.github.voiceemotion.training.bundle.ScoreFile;
import io.github.voiceemotion.training.checkpoint.CheckpointFile;
import io.github.voiceemotion.training.corpus.CorpusException;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.RecallTable;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.Checkpoint;
import io.github.voiceemotion.training.fit.CheckpointException;
import io.github.voiceemotion.training.fit.TrainingListener;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.report.EvaluationFiles;
import io.github.voiceemotion.training.report.HistoryCharts;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.ProtocolChoice;
import io.github.voiceemotion.training.split.Split;
import io.github.voiceemotion.training.split.SplitWarnings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      "Trains a model and writes its bundle.",
      "Speakers who are held out for the test, or decide when to stop, are not trained on."
    },
    footer = {
      "",
      "Examples:",
      "  emotion train -o models/six",
      "  emotion train --folder mine=recordings --speaker '^([a-z]+)_' -o models/mine",
      "  emotion train --folder mine=recordings --labels angry,calm -o models/two",
      "  emotion train -o models/six --resume",
      "  emotion predict --model models/mine call.mp3"
    })
final class TrainCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;

  /** What a finished run leaves in its folder, but for charts of further networks. */
  private static final List<String> WRITTEN =
      Stream.concat(
              Stream.of("model.zip", "MODEL_CARD.md", "training_history.png"),
              EvaluationFiles.NAMES.stream())
          .toList();

  @Spec private CommandSpec spec;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description =
          "What is held out for the test: one of "
              + ProtocolChoice.NAMES
              + "; of several folds the first (default: one that fits the recordings, and is named)")
  private String protocolName;

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
  private List<Path> scoreFiles = List.of();

  @Mixin private ForceOption force;
  @Mixin private CorpusOption corpora;
  @Mixin private TrainingOption training;

  @Override
  public Integer call() {
    try {
      run(spec.commandLine().getOut());
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

  private void run(PrintWriter out) {
    PrintWriter err = spec.commandLine().getErr();
    List<CorpusListing> listings =
        corpora.list(
            protocolName != null && ProtocolChoice.isOfRavdessAsPublished(protocolName),
            err::println);
    TrainingOptions options = training.toTrainingOptions();
    List<Provenance.Score> scores =
        new ArrayList<>(
            scoreFiles.stream().flatMap(file -> ScoreFile.read(file).stream()).toList());
    listings.forEach(listing -> out.println(listing.summary()));
    Protocol protocol = protocol(listings, out);
    Split split = protocol.split(CorpusListing.utterances(listings));
    out.printf(
        "%s: %d to train on, %d for development, %d for the test%n",
        protocol.name(), split.train().size(), split.development().size(), split.test().size());
    requireFittingScores(scores, split.labels());
    CheckpointFile checkpoint = new CheckpointFile(output, options, split);
    Optional<Checkpoint> start = checkpoint.start(resume);
    if (start.isEmpty()) {
      force.requireWritable(output, WRITTEN);
    }
    SplitWarnings.of(split).forEach(warning -> err.println("warning: " + warning));
    start.ifPresent(
        interrupted ->
            out.printf(
                "going on with network %d after epoch %d%n",
                interrupted.finished().size() + 1, interrupted.current().soFar().history().size()));
    if (!options.networks().isEmpty()) {
      out.println(
          "The UAR of an epoch is of one network alone. The score at the end is of the whole model:"
              + " networks, discriminant and speech encoder together.");
    }
    boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
    ConsoleProgress progress = new ConsoleProgress(out, terminal, options.epochs());
    TrainingListener listener =
        TrainingListener.all(progress, checkpoint, new HistoryCharts(output));
    EmotionTrainer trainer =
        new EmotionTrainer(corpora.cache(spec.commandLine().getErr()::println));
    TrainedModel model =
        start.isPresent()
            ? trainer.resume(start.get(), split, options, listener)
            : trainer.train(split, options, listener);
    if (!split.test().isEmpty()) {
      List<ScoredUtterance> scored = model.score(progress);
      Evaluation evaluation = Evaluation.of(protocol.name(), scored, options.seed());
      out.println(evaluation.summary());
      out.print(RecallTable.of(scored).toText());
      scores.add(0, evaluation.score());
      EvaluationFiles.write(protocol.name(), scored, output, options.seed());
    }
    write(model.bundle(scores));
    checkpoint.delete();
    out.println("wrote " + output);
  }

  private Protocol protocol(List<CorpusListing> listings, PrintWriter out) {
    if (protocolName != null) {
      return ProtocolChoice.of(protocolName, listings, 1).get(0);
    }
    ProtocolChoice.Fitting fitting = ProtocolChoice.fitting(listings);
    out.println("protocol " + fitting.choice() + ", as none was named: " + fitting.reason());
    return ProtocolChoice.of(fitting.choice(), listings, 1).get(0);
  }

  /** Before hours of training: the card shows a score as a table of the model's labels. */
  private static void requireFittingScores(List<Provenance.Score> scores, Labels labels) {
    for (Provenance.Score score : scores) {
      if (score.confusion().length != labels.size()) {
        throw new IllegalArgumentException(
            "the score of '"
                + score.protocol()
                + "' is of "
                + score.confusion().length
                + " emotions, the model is of "
                + labels.size()
                + ": "
                + labels);
      }
    }
  }

  private void write(ModelBundle bundle) {
    String card = ModelCard.of(bundle.manifest());
    bundle.write(output.resolve("model.zip"), card);
    Path file = output.resolve("MODEL_CARD.md");
    try {
      Files.writeString(file, card);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be written: " + e.getMessage(), e);
    }
  }
}
