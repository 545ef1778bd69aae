package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.CrossValidation;
import io.github.voiceemotion.training.CrossValidationResult;
import io.github.voiceemotion.training.EmotionTrainer;
import io.github.voiceemotion.training.ModelScorer;
import io.github.voiceemotion.training.bundle.ScoreFile;
import io.github.voiceemotion.training.corpus.CorpusException;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.FeatureCache;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.RecallTable;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.report.EvaluationFiles;
import io.github.voiceemotion.training.split.ProtocolChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code evaluate} command: trains under a protocol, fold by fold, and scores each fold. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains and tests under a protocol, or scores a finished model on recordings of your own.",
      "It trains once for each fold and seed. No fold's test part is seen in its training, in any "
          + "form."
    },
    footer = {
      "",
      "Examples:",
      "  emotion evaluate --protocol leave-one-corpus-out",
      "  emotion evaluate --folder mine=recordings --speaker '^([a-z]+)_'",
      "  emotion evaluate --protocol folder --folder mine=recordings --model light"
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;
  private static final String FOLDER = "folder";
  private static final String RANDOM = "random";

  private static final List<String> WRITTEN =
      Stream.concat(Stream.of("scores.json"), EvaluationFiles.NAMES.stream()).toList();

  @Spec private CommandSpec spec;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description =
          "One of "
              + ProtocolChoice.NAMES
              + "; or folder: score a finished model on all recordings, which it must not have "
              + "heard (default: one that fits the recordings, and is named)")
  private String protocol;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "Model for the protocol folder: accurate (default), light, or a model of your own: its "
              + "bundle, or the folder that train wrote")
  private String model;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs of each fold, with seeds from --seed on (default: 1)")
  private Integer seeds;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "models/evaluation",
      description = "Where to write scores and charts (default: ${DEFAULT-VALUE})")
  private Path output;

  @Mixin private ForceOption force;
  @Mixin private CorpusOption corpora;
  @Mixin private TrainingOption training;

  @Override
  public Integer call() {
    try {
      run(spec.commandLine().getOut());
      return 0;
    } catch (CorpusException
        | ModelBundleException
        | IllegalArgumentException
        | UncheckedIOException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }

  private void run(PrintWriter out) {
    if (model != null && !FOLDER.equals(protocol)) {
      throw new IllegalArgumentException(
          "--model is for --protocol folder, got " + (protocol == null ? "none" : protocol));
    }
    if (seeds != null && FOLDER.equals(protocol)) {
      throw new IllegalArgumentException(
          "--seeds is of trainings, and the protocol folder trains nothing");
    }
    TrainingOptions options = training.toTrainingOptions();
    List<CorpusListing> listings =
        corpora.list(
            protocol != null && ProtocolChoice.isOfRavdessAsPublished(protocol),
            spec.commandLine().getErr()::println);
    force.requireWritable(output, WRITTEN);
    listings.forEach(listing -> out.println(listing.summary()));
    if (protocol == null) {
      ProtocolChoice.Fitting fitting = ProtocolChoice.fitting(listings);
      out.println("protocol " + fitting.choice() + ", as none was named: " + fitting.reason());
      protocol = fitting.choice();
    }
    boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
    ConsoleProgress progress = new ConsoleProgress(out, terminal, options.epochs());
    if (protocol.equals(FOLDER)) {
      write(scoreModel(listings, options.seed(), progress, out), out);
      return;
    }
    CrossValidationResult result = validate(protocol, listings, options, progress);
    boolean speakersCanBeKeptApart =
        Utterance.speakers(CorpusListing.utterances(listings)).size() >= 3;
    if (protocol.equals(RANDOM) && speakersCanBeKeptApart) {
      double uar = validate("speakers", listings, options, progress).summary().uar().mean();
      out.printf(
          Locale.ROOT,
          "The random split flatters by %+.3f of UAR: unknown speakers are recognised with %.3f.%n",
          result.summary().uar().mean() - uar,
          uar);
    }
    write(result, out);
  }

  private CrossValidationResult validate(
      String choice,
      List<CorpusListing> listings,
      TrainingOptions options,
      ConsoleProgress progress) {
    return new CrossValidation(
            choice, ProtocolChoice.of(choice, listings, 1), seeds == null ? 1 : seeds)
        .run(new EmotionTrainer(cache()), CorpusListing.utterances(listings), options, progress);
  }

  private CrossValidationResult scoreModel(
      List<CorpusListing> listings, long seed, ConsoleProgress progress, PrintWriter out) {
    ModelBundle bundle = RecognizerOption.bundle(model);
    Set<String> scoredCorpora =
        listings.stream().map(CorpusListing::corpus).collect(Collectors.toSet());
    for (Provenance.Source trained : bundle.manifest().provenance().corpora()) {
      if (scoredCorpora.contains(trained.corpus())) {
        out.println("The model was trained on " + trained.corpus() + ": its score there flatters.");
      }
    }
    List<ScoredUtterance> scored =
        new ModelScorer(cache()).score(bundle, CorpusListing.utterances(listings), progress);
    Evaluation evaluation = Evaluation.of(FOLDER, scored, seed);
    return new CrossValidationResult(
        FOLDER, List.of(new CrossValidationResult.Run(seed, evaluation, scored)), Optional.empty());
  }

  private FeatureCache cache() {
    return corpora.cache(spec.commandLine().getErr()::println);
  }

  private void write(CrossValidationResult result, PrintWriter out) {
    out.println(result.summary().summary());
    out.println(result.together().summary());
    result.temperature().ifPresent(temperature -> out.println(temperature.summary()));
    out.print(RecallTable.of(result.scored()).toText());
    EvaluationFiles.write(protocol, result.scored(), output, result.runs().get(0).seed());
    try {
      ScoreFile.write(result.score(), output.resolve("scores.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(output + " could not be written: " + e.getMessage(), e);
    }
    out.println("wrote " + output);
  }
}
