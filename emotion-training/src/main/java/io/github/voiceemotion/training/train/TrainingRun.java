package io.github.voiceemotion.training.train;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.Ravdess;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.AugmentedCopies;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import io.github.voiceemotion.training.dataset.LabelledClip;
import io.github.voiceemotion.training.evaluate.ConfusionMatrix;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import io.github.voiceemotion.training.report.ConfusionChart;
import io.github.voiceemotion.training.report.HistoryChart;
import io.github.voiceemotion.training.report.ModelCard;
import io.github.voiceemotion.training.report.ReliabilityChart;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.SpeakerFolds;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A whole run: list the corpus, split it by speaker, load, train, test, and write the bundle with
 * its charts.
 *
 * @param ravdess folder of the corpus
 * @param fold of RAVDESS-5 to test on, from 1
 * @param output folder to write to
 * @param options of the trainer
 * @param out where progress is shown
 * @param terminal whether lines can be rewritten there
 */
record TrainingRun(
    Path ravdess,
    int fold,
    Path output,
    TrainingOptions options,
    PrintStream out,
    boolean terminal) {

  /** Returns the scores on the held-out fold. */
  Evaluation run() {
    CorpusListing listing = new Ravdess(ravdess).list();
    out.println(listing.summary());
    Protocol protocol = SpeakerFolds.RAVDESS_5.protocol(fold);
    Split split = protocol.split(listing.utterances());
    out.printf(
        "%s: %d to train on, %d for development, %d for the test%n",
        protocol.name(), split.train().size(), split.development().size(), split.test().size());

    ConsoleProgress progress = new ConsoleProgress(out, terminal, options.epochs());
    List<LabelledClip> clips = load(listing.utterances(), split.train(), progress);
    TrainedModel trained =
        new Trainer(options, progress)
            .train(part(clips, split.train()), part(clips, split.development()));

    List<LabelledClip> testClips = part(clips, split.test());
    ModelBundle untested = bundle(trained, listing, split, List.of());
    Evaluation evaluation = evaluate(untested, testClips, protocol.name());
    ModelBundle bundle = bundle(trained, listing, split, List.of(score(evaluation)));
    write(bundle, trained, evaluation);
    out.println(evaluation.summary());
    out.println("kept epoch " + trained.bestEpoch() + ", wrote " + output);
    return evaluation;
  }

  private List<LabelledClip> load(
      List<Utterance> utterances, List<Utterance> train, ConsoleProgress progress) {
    AugmentedCopies copies =
        new AugmentedCopies(
            Set.copyOf(train), options.copies(), WaveformChain.defaults(), options.seed());
    List<String> failures = new ArrayList<>();
    List<LabelledClip> clips =
        new FeatureLoader()
            .load(
                utterances,
                copies,
                done -> progress.filesRead(done, utterances.size()),
                failure -> {
                  synchronized (failures) {
                    failures.add(failure.getMessage());
                  }
                });
    failures.stream().sorted().forEach(failure -> out.println("left out: " + failure));
    return clips;
  }

  private static List<LabelledClip> part(List<LabelledClip> clips, List<Utterance> utterances) {
    Set<Utterance> wanted = new HashSet<>(utterances);
    return clips.stream().filter(clip -> wanted.contains(clip.utterance())).toList();
  }

  private Evaluation evaluate(ModelBundle bundle, List<LabelledClip> clips, String protocol) {
    List<ScoredUtterance> scored = new ArrayList<>();
    for (LabelledClip clip : clips) {
      double[] probabilities =
          bundle.predict(clip.features()).probabilities().values().stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      scored.add(new ScoredUtterance(clip.utterance(), probabilities));
    }
    return Evaluation.of(protocol, scored, options.seed());
  }

  private ModelBundle bundle(
      TrainedModel trained, CorpusListing listing, Split split, List<Provenance.Score> scores) {
    Map<String, List<String>> speakers = new LinkedHashMap<>();
    speakers.put("training", List.copyOf(Utterance.speakers(split.train())));
    speakers.put("development", List.copyOf(Utterance.speakers(split.development())));
    speakers.put("test", List.copyOf(Utterance.speakers(split.test())));
    Provenance provenance =
        new Provenance(
            LocalDate.now().toString(),
            options.seed(),
            List.of(
                new Provenance.Source(
                    listing.corpus(), listing.utterances().size(), hash(listing.utterances()))),
            speakers,
            optionsByName(trained.bestEpoch()),
            libraries(),
            scores);
    return new ModelBundle(
        ModelManifest.of(options.network(), trained.scaler(), trained.calibration(), provenance),
        trained.network());
  }

  private Map<String, String> optionsByName(int bestEpoch) {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("kept epoch", String.valueOf(bestEpoch));
    named.put("most epochs", String.valueOf(options.epochs()));
    named.put("patience", String.valueOf(options.patience()));
    named.put("plateau", String.valueOf(options.plateau()));
    named.put("batch size", String.valueOf(options.batchSize()));
    named.put("learning rate", String.valueOf(options.learningRate()));
    named.put("largest class weight", String.valueOf(options.largestClassWeight()));
    named.put("augmented copies", String.valueOf(options.copies()));
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
            .map(utterance -> utterance.path().getFileName().toString())
            .sorted()
            .collect(Collectors.joining("\n"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Provenance.Score score(Evaluation evaluation) {
    ConfusionMatrix confusion = evaluation.confusion();
    int[][] counts = new int[Emotion.COUNT][Emotion.COUNT];
    for (Emotion truth : Emotion.values()) {
      for (Emotion predicted : Emotion.values()) {
        counts[truth.ordinal()][predicted.ordinal()] = confusion.count(truth, predicted);
      }
    }
    return new Provenance.Score(
        evaluation.protocol(),
        confusion.total(),
        confusion.uar(),
        confusion.accuracy(),
        confusion.macroF1(),
        evaluation.calibration().expected(),
        counts);
  }

  private void write(ModelBundle bundle, TrainedModel trained, Evaluation evaluation) {
    String card = ModelCard.of(bundle.manifest());
    try {
      Files.createDirectories(output);
      bundle.write(output.resolve("model.zip"), card);
      Files.writeString(output.resolve("MODEL_CARD.md"), card);
      Files.writeString(output.resolve("confusion_matrix.csv"), evaluation.confusion().toCsv());
      HistoryChart.write(
          trained.history(), trained.bestEpoch(), output.resolve("training_history.png"));
      ConfusionChart.write(evaluation, output.resolve("confusion_matrix.png"));
      ReliabilityChart.write(evaluation, output.resolve("reliability.png"));
    } catch (IOException e) {
      throw new UncheckedIOException(output + " could not be written: " + e.getMessage(), e);
    }
  }
}
