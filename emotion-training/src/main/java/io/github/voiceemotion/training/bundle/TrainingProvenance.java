package io.github.voiceemotion.training.bundle;

import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.Sha256;
import io.github.voiceemotion.training.fit.FittedModel;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says where a model came from. */
public final class TrainingProvenance {

  private TrainingProvenance() {}

  /**
   * Describes a training of today.
   *
   * @param scores that were measured
   */
  public static Provenance of(
      Split split, TrainingOptions options, FittedModel fitted, List<Provenance.Score> scores) {
    return new Provenance(
        LocalDate.now().toString(),
        options.seed(),
        corpora(split),
        speakers(split),
        optionsByName(options, fitted),
        libraries(),
        scores);
  }

  private static List<Provenance.Source> corpora(Split split) {
    Map<String, List<Utterance>> corpora =
        Stream.of(split.train(), split.development(), split.test())
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(Utterance::corpus, LinkedHashMap::new, Collectors.toList()));
    return corpora.entrySet().stream()
        .map(
            corpus ->
                new Provenance.Source(
                    corpus.getKey(), corpus.getValue().size(), hash(corpus.getValue())))
        .toList();
  }

  private static Map<String, List<String>> speakers(Split split) {
    Map<String, List<String>> speakers = new LinkedHashMap<>();
    speakers.put("training", List.copyOf(Utterance.speakers(split.train())));
    speakers.put("development", List.copyOf(Utterance.speakers(split.development())));
    speakers.put("test", List.copyOf(Utterance.speakers(split.test())));
    return speakers;
  }

  private static Map<String, String> optionsByName(TrainingOptions options, FittedModel fitted) {
    Map<String, String> named = new LinkedHashMap<>(options.byName());
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

  private static String hash(List<Utterance> utterances) {
    String names =
        utterances.stream()
            .map(utterance -> utterance.speaker() + "/" + utterance.path().getFileName())
            .sorted()
            .collect(Collectors.joining("\n"));
    return Sha256.of(names);
  }
}
