package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.bundle.ScoreFile;
import io.github.voiceemotion.training.corpus.CorpusException;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.FeatureCache;
import io.github.voiceemotion.training.evaluate.CrossFittedTemperature;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.RecallTable;
import io.github.voiceemotion.training.evaluate.RunSummary;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.TrainedModel;
import io.github.voiceemotion.training.fit.Trainer;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.report.EvaluationFiles;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.ProtocolChoice;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
      "Train and test under a protocol, once for each fold and seed, and print the scores;",
      "or score a finished model on recordings of your own.",
      "No fold's test part is seen in its training, in any form."
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;
  private static final String FOLDER = "folder";
  private static final String RANDOM = "random";

  @Spec private CommandSpec spec;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "ravdess-5",
      description =
          "One of "
              + ProtocolChoice.NAMES
              + "; or folder: score a finished model on all recordings, which it must not have "
              + "heard (default: ${DEFAULT-VALUE})")
  private String protocol;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Model bundle for the protocol folder (default: the one inside the program)")
  private Path file;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Runs of each fold, with seeds from --seed on (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "models/evaluation",
      description = "Where to write scores and charts (default: ${DEFAULT-VALUE})")
  private Path output;

  @Mixin private CorpusOption corpora;
  @Mixin private TrainingOption model;

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
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds is " + seeds + ", expected at least 1");
    }
    if (file != null && !protocol.equals(FOLDER)) {
      throw new IllegalArgumentException("--model is for the protocol folder, got " + protocol);
    }
    TrainingOptions options = model.toTrainingOptions();
    List<CorpusListing> listings = corpora.list(ProtocolChoice.isOfRavdessAsPublished(protocol));
    listings.forEach(listing -> out.println(listing.summary()));
    List<Utterance> utterances =
        listings.stream().flatMap(listing -> listing.utterances().stream()).toList();
    boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
    ConsoleProgress progress = new ConsoleProgress(out, terminal, options.epochs());
    FeatureCache cache = corpora.cache(spec.commandLine().getErr()::println);

    Runs runs;
    if (protocol.equals(FOLDER)) {
      runs = scoreModel(utterances, options.seed(), cache, progress, out);
    } else {
      List<Fold> folds = folds(protocol, listings, utterances);
      Experiment experiment = Experiment.load(utterances, options, cache, progress, out);
      runs = train(folds, experiment, options, progress, out);
      if (protocol.equals(RANDOM)) {
        List<Fold> strangers = folds("speakers", listings, utterances);
        Runs honest = train(strangers, experiment, options, progress, out);
        out.printf(
            Locale.ROOT,
            "The random split flatters by %+.3f of UAR: strangers are recognised with %.3f.%n",
            runs.summary(RANDOM).uar().mean() - honest.summary("speakers").uar().mean(),
            honest.summary("speakers").uar().mean());
      }
    }
    write(runs, options.seed(), out);
  }

  /** A protocol and how it divides the utterances. */
  private record Fold(Protocol protocol, Split split) {}

  /** The scores of each run, and all test parts together. */
  private record Runs(
      List<Evaluation> evaluations,
      List<ScoredUtterance> scored,
      Optional<CrossFittedTemperature> temperature) {

    RunSummary summary(String protocol) {
      return RunSummary.of(protocol, evaluations);
    }
  }

  private static List<Fold> folds(
      String choice, List<CorpusListing> listings, List<Utterance> utterances) {
    List<Fold> folds =
        ProtocolChoice.of(choice, listings, 1).stream()
            .map(each -> new Fold(each, each.split(utterances)))
            .toList();
    if (folds.stream().anyMatch(fold -> fold.split().test().isEmpty())) {
      throw new IllegalArgumentException("protocol '" + choice + "' tests nobody");
    }
    return folds;
  }

  private Runs train(
      List<Fold> folds,
      Experiment experiment,
      TrainingOptions options,
      ConsoleProgress progress,
      PrintWriter out) {
    List<Evaluation> evaluations = new ArrayList<>();
    List<ScoredUtterance> scored = new ArrayList<>();
    // By fold: the same utterances under another seed are no other test part.
    Map<Fold, List<ScoredUtterance>> uncalibrated = new LinkedHashMap<>();
    for (long seed : LongStream.range(options.seed(), options.seed() + seeds).toArray()) {
      for (Fold fold : folds) {
        TrainedModel trained =
            experiment.train(fold.split(), new Trainer(options.withSeed(seed), progress));
        List<ScoredUtterance> tested = experiment.score(trained, fold.split().test());
        Evaluation evaluation = Evaluation.of(fold.protocol().name(), tested, seed);
        out.printf(Locale.ROOT, "seed %d, %s%n", seed, evaluation.summary());
        evaluations.add(evaluation);
        scored.addAll(tested);
        uncalibrated
            .computeIfAbsent(fold, any -> new ArrayList<>())
            .addAll(uncalibrated(tested, trained.calibration()));
      }
    }
    return new Runs(
        evaluations,
        scored,
        folds.size() < 2
            ? Optional.empty()
            : Optional.of(CrossFittedTemperature.of(List.copyOf(uncalibrated.values()))));
  }

  private static List<ScoredUtterance> uncalibrated(
      List<ScoredUtterance> scored, Calibration calibration) {
    Calibration undo = new Calibration(1 / calibration.temperature());
    return scored.stream()
        .map(
            each ->
                new ScoredUtterance(
                    each.utterance(), each.labels(), undo.apply(each.probabilities())))
        .toList();
  }

  private Runs scoreModel(
      List<Utterance> utterances,
      long seed,
      FeatureCache cache,
      ConsoleProgress progress,
      PrintWriter out) {
    ModelBundle bundle = file == null ? ModelBundle.pretrained() : ModelBundle.read(file);
    Set<String> scoredCorpora =
        utterances.stream().map(Utterance::corpus).collect(Collectors.toSet());
    for (Provenance.Source heard : bundle.manifest().provenance().corpora()) {
      if (scoredCorpora.contains(heard.corpus())) {
        out.println("The model was trained on " + heard.corpus() + ": its score there flatters.");
      }
    }
    List<ScoredUtterance> scored =
        Experiment.loadRecordings(utterances, cache, progress, out).score(bundle);
    return new Runs(List.of(Evaluation.of(FOLDER, scored, seed)), scored, Optional.empty());
  }

  private void write(Runs runs, long seed, PrintWriter out) {
    Evaluation all = Evaluation.of(protocol, runs.scored(), seed);
    out.println(runs.summary(protocol).summary());
    out.println(all.summary());
    runs.temperature().ifPresent(temperature -> out.println(temperature.summary()));
    out.print(RecallTable.of(runs.scored()).toText());
    EvaluationFiles.write(protocol, runs.scored(), output, seed);
    List<Evaluation> evaluations = runs.evaluations();
    String name =
        evaluations.size() == 1
            ? evaluations.get(0).protocol()
            : protocol + ", mean of " + evaluations.size() + " runs";
    try {
      ScoreFile.write(ScoreFile.score(name, evaluations, all), output.resolve("scores.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(output + " could not be written: " + e.getMessage(), e);
    }
    out.println("wrote " + output);
  }
}
