package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.bundle.ModelCard;
import io.github.voiceemotion.training.bundle.ScoreFile;
import io.github.voiceemotion.training.checkpoint.CheckpointFile;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.FeatureCache;
import io.github.voiceemotion.training.dataset.Sha256;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.RecallTable;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.fit.Checkpoint;
import io.github.voiceemotion.training.fit.TrainedModel;
import io.github.voiceemotion.training.fit.TrainedNetwork;
import io.github.voiceemotion.training.fit.Trainer;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.report.EvaluationFiles;
import io.github.voiceemotion.training.report.HistoryChart;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A whole run: divide the corpora by speaker, load, train, test, and write the bundle with its
 * charts.
 *
 * @param listings of the corpora
 * @param protocol what is trained on and what is tested
 * @param output folder to write to
 * @param options of the trainer
 * @param scores measured before under other protocols, for the model card
 * @param resume whether to go on with an interrupted run, if there is one
 * @param cache of features
 * @param out where progress is shown
 * @param terminal whether lines can be rewritten there
 */
record TrainingRun(
    List<CorpusListing> listings,
    Protocol protocol,
    Path output,
    TrainingOptions options,
    List<Provenance.Score> scores,
    boolean resume,
    FeatureCache cache,
    PrintWriter out,
    boolean terminal) {

  void run() {
    listings.forEach(listing -> out.println(listing.summary()));
    List<Utterance> utterances =
        listings.stream().flatMap(listing -> listing.utterances().stream()).toList();
    Split split = protocol.split(utterances);
    requireFittingScores(split.labels());
    out.printf(
        "%s: %d to train on, %d for development, %d for the test%n",
        protocol.name(), split.train().size(), split.development().size(), split.test().size());

    CheckpointFile checkpoint = new CheckpointFile(output, options, split);
    Optional<Checkpoint> start = checkpoint.start(resume);
    start.ifPresent(
        interrupted ->
            out.printf(
                "going on with network %d after epoch %d%n",
                interrupted.finished().size() + 1, interrupted.current().soFar().history().size()));

    ConsoleProgress progress = new ConsoleProgress(out, terminal, options.epochs());
    Experiment experiment = Experiment.load(utterances, options, cache, progress, out);
    TrainedModel trained =
        experiment.train(split, new Trainer(options, progress, start, checkpoint::write));
    List<Provenance.Score> all = new ArrayList<>();
    if (!split.test().isEmpty()) {
      List<ScoredUtterance> scored = experiment.score(trained, split.test());
      Evaluation evaluation = Evaluation.of(protocol.name(), scored, options.seed());
      out.println(evaluation.summary());
      out.print(RecallTable.of(scored).toText());
      all.add(ScoreFile.score(protocol.name(), List.of(evaluation), evaluation));
      EvaluationFiles.write(protocol.name(), scored, output, options.seed());
    }
    all.addAll(scores);
    write(bundle(trained, split, all), trained);
    checkpoint.delete();
    out.println("wrote " + output);
  }

  /** Before hours of training: the card shows a score as a table of the model's labels. */
  private void requireFittingScores(Labels labels) {
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

  private ModelBundle bundle(TrainedModel trained, Split split, List<Provenance.Score> scores) {
    Map<String, List<String>> speakers = new LinkedHashMap<>();
    speakers.put("training", List.copyOf(Utterance.speakers(split.train())));
    speakers.put("development", List.copyOf(Utterance.speakers(split.development())));
    speakers.put("test", List.copyOf(Utterance.speakers(split.test())));
    Provenance provenance =
        new Provenance(
            LocalDate.now().toString(),
            options.seed(),
            listings.stream()
                .map(
                    listing ->
                        new Provenance.Source(
                            listing.corpus(),
                            listing.utterances().size(),
                            hash(listing.utterances())))
                .toList(),
            speakers,
            optionsByName(trained),
            libraries(),
            scores);
    return new ModelBundle(
        ModelManifest.of(
            trained.labels(),
            options.networks(),
            trained.discriminantShare(),
            trained.scaler(),
            trained.calibration(),
            provenance),
        trained.networks(),
        trained.discriminant());
  }

  private Map<String, String> optionsByName(TrainedModel trained) {
    Map<String, String> named = new LinkedHashMap<>();
    named.put(
        "kept epoch",
        trained.trained().stream()
            .map(network -> String.valueOf(network.bestEpoch()))
            .collect(Collectors.joining(", ")));
    named.put("most epochs", String.valueOf(options.epochs()));
    named.put("patience", String.valueOf(options.patience()));
    named.put("plateau", String.valueOf(options.plateau()));
    named.put("batch size", String.valueOf(options.batchSize()));
    named.put("learning rate", String.valueOf(options.learningRate()));
    named.put("largest class weight", String.valueOf(options.largestClassWeight()));
    named.put("clips an epoch", String.valueOf(options.clipsPerEpoch()));
    named.put("label smoothing", String.valueOf(options.labelSmoothing()));
    named.put("mixup", String.valueOf(options.mixup()));
    named.put("averaging of weights", String.valueOf(options.averaging()));
    named.put(
        "temperature fitted to",
        options.calibration().isPresent() ? "other recordings, and given" : "development part");
    named.put("augmented copies", String.valueOf(options.copies()));
    named.put("augmentation", String.valueOf(options.augmentation()));
    return named;
  }

  private static Map<String, String> libraries() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Java", System.getProperty("java.version"));
    versions.put("DL4J", version("org.deeplearning4j/deeplearning4j-nn"));
    versions.put("OpenBLAS", version("org.bytedeco/openblas"));
    return versions;
  }

  /** Reads what Maven leaves in every jar. */
  private static String version(String artifact) {
    String description = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream in = TrainingRun.class.getResourceAsStream(description)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(description + " could not be read: " + e.getMessage(), e);
    }
  }

  private static String hash(List<Utterance> utterances) {
    String names =
        utterances.stream()
            .map(utterance -> utterance.speaker() + "/" + utterance.path().getFileName())
            .sorted()
            .collect(Collectors.joining("\n"));
    return Sha256.of(names);
  }

  private void write(ModelBundle bundle, TrainedModel trained) {
    String card = ModelCard.of(bundle.manifest());
    try {
      Files.createDirectories(output);
      bundle.write(output.resolve("model.zip"), card);
      Files.writeString(output.resolve("MODEL_CARD.md"), card);
      for (int i = 0; i < trained.trained().size(); i++) {
        TrainedNetwork network = trained.trained().get(i);
        String name = "training_history" + (i == 0 ? "" : "_" + (i + 1)) + ".png";
        HistoryChart.write(network.history(), network.bestEpoch(), output.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(output + " could not be written: " + e.getMessage(), e);
    }
  }
}
