package io.github.voiceemotion.training.checkpoint;

import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.checksum.Sha256;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What decides how a training run comes out.
 *
 * @param features the specification of the features
 * @param settings every option and the files of each part, by name
 */
record RunIdentity(FeatureSpec features, Map<String, String> settings) {

  RunIdentity {
    Objects.requireNonNull(features, "features");
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  static RunIdentity of(TrainingOptions options, Split split) {
    Map<String, String> settings = new LinkedHashMap<>(options.byName());
    settings.put("training part", files(split.train()));
    settings.put("development part", files(split.development()));
    settings.put("test part", files(split.test()));
    return new RunIdentity(FeatureSpec.current(), settings);
  }

  /** Folders do not count, so that a corpus may be moved; the order does, as epochs draw by it. */
  private static String files(List<Utterance> utterances) {
    String list =
        utterances.stream()
            .map(
                utterance ->
                    String.join(
                        "/",
                        utterance.speaker(),
                        utterance.emotion().label(),
                        utterance.path().getFileName().toString()))
            .collect(Collectors.joining("\n"));
    return utterances.size() + " files with hash " + Sha256.of(list);
  }

  /**
   * Returns the first difference from another run, as a phrase that names both values, "epochs is
   * 50, expected 100" with the other's value second; empty if the two are equal.
   */
  Optional<String> differenceFrom(RunIdentity other) {
    return features.differenceFrom(other.features).or(() -> otherSetting(other));
  }

  private Optional<String> otherSetting(RunIdentity other) {
    Set<String> names = new LinkedHashSet<>(settings.keySet());
    names.addAll(other.settings.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(settings.get(name), other.settings.get(name)))
        .map(name -> name + " is " + settings.get(name) + ", expected " + other.settings.get(name))
        .findFirst();
  }
}
