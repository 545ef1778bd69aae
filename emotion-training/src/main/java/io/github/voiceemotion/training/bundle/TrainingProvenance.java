package io.github.voiceemotion.training.bundle;

import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.model.checksum.Sha256;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.fit.FittedModel;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import io.github.voiceemotion.training.split.SplitWarnings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says where a model came from. */
public final class TrainingProvenance {

  private TrainingProvenance() {}

  /**
   * Describes a training of today.
   *
   * @param corpora what {@link #corpora} said of the split before the training
   * @param scores that were measured
   */
  public static Provenance of(
      List<Provenance.Source> corpora,
      Split split,
      TrainingOptions options,
      FittedModel fitted,
      List<Provenance.Score> scores) {
    return new Provenance(
        Optional.ofNullable(TrainingProvenance.class.getPackage().getImplementationVersion())
            .orElse("not packaged"),
        LocalDate.now().toString(),
        options.seed(),
        corpora,
        speakers(split),
        optionsByName(options, fitted, SplitWarnings.of(split)),
        threads(),
        libraries(),
        scores);
  }

  /** Reads every file of a split and says what each corpus holds, in all parts. */
  public static List<Provenance.Source> corpora(Split split) {
    Map<String, List<Utterance>> corpora =
        Stream.of(split.train(), split.development(), split.test())
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(Utterance::corpus, LinkedHashMap::new, Collectors.toList()));
    return corpora.entrySet().stream()
        .map(corpus -> source(corpus.getKey(), corpus.getValue()))
        .toList();
  }

  private static Provenance.Source source(String corpus, List<Utterance> utterances) {
    List<String> lines =
        utterances.parallelStream()
            .map(TrainingProvenance::line)
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    return new Provenance.Source(corpus, lines.size(), Sha256.of(String.join("\n", lines)));
  }

  /** Returns nothing of a file that cannot be read, as nothing was trained on it either. */
  private static Optional<String> line(Utterance utterance) {
    try {
      String content = Sha256.of(utterance.path());
      return Optional.of(
          utterance.speaker() + "/" + utterance.path().getFileName() + " " + content);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** OpenMP and OpenBLAS read the variable when the JVM starts; without it they take all cores. */
  private static int threads() {
    String threads = System.getenv().getOrDefault("OMP_NUM_THREADS", "");
    return threads.matches("[1-9]\\d{0,3}")
        ? Integer.parseInt(threads)
        : Runtime.getRuntime().availableProcessors();
  }

  private static Map<String, List<String>> speakers(Split split) {
    Map<String, List<String>> speakers = new LinkedHashMap<>();
    speakers.put("training", List.copyOf(Utterance.speakers(split.train())));
    speakers.put("development", List.copyOf(Utterance.speakers(split.development())));
    speakers.put("test", List.copyOf(Utterance.speakers(split.test())));
    return speakers;
  }

  private static Map<String, String> optionsByName(
      TrainingOptions options, FittedModel fitted, List<String> warnings) {
    Map<String, String> named = new LinkedHashMap<>(options.byName());
    if (!warnings.isEmpty()) {
      named.put(ModelCard.WARNINGS, String.join("\n", warnings));
    }
    named.put(
        "kept epoch",
        fitted.trained().stream()
            .map(network -> String.valueOf(network.bestEpoch()))
            .collect(Collectors.joining(", ")));
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
    try (InputStream in = TrainingProvenance.class.getResourceAsStream(description)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(description + " could not be read: " + e.getMessage(), e);
    }
  }
}
