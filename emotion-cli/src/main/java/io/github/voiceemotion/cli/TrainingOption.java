package io.github.voiceemotion.cli;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.training.augment.WaveformChain;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.fit.TrainingOptionsBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say how a model is trained. */
final class TrainingOption {

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NAME",
      description =
          "One or more of default, small and statistics, with commas, of whose probabilities the "
              + "mean counts; or none, with --discriminant-weight 1 (default: small,small)")
  private List<String> networks;

  @Option(
      names = "--discriminant-weight",
      paramLabel = "WEIGHT",
      description =
          "How much the linear discriminant over the whole clip counts beside the networks, from 0 "
              + "to 1 (default: 0.7)")
  private Double discriminantWeight;

  @Option(
      names = "--encoder-weight",
      paramLabel = "WEIGHT",
      description =
          "How much what the speech encoder hears counts beside all that, from 0 to 1; 0 gives a "
              + "light model, which needs no encoder (default: 0.85)")
  private Double encoderWeight;

  @Option(
      names = "--corpus-weight",
      split = ",",
      paramLabel = "CORPUS=WEIGHT",
      description =
          "How much a corpus counts, such as%nravdess=3,emospeech-in=0.3; 1 if it is not named "
              + "(default: none)")
  private List<String> corpusWeights;

  @Option(
      names = "--centre",
      split = ",",
      paramLabel = "GROUP",
      description =
          "Groups of features of which each clip's own mean is taken off: mfcc, spectral, chroma, "
              + "energy_and_rhythm, voice, or none (default: none)")
  private List<String> centred;

  @Option(names = "--epochs", paramLabel = "N", description = "Most epochs (default: 100)")
  private Integer epochs;

  @Option(
      names = "--clips-per-epoch",
      paramLabel = "N",
      description = "Most clips an epoch, divided among the corpora (default: 3072)")
  private Integer clipsPerEpoch;

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
      names = "--label-smoothing",
      paramLabel = "SHARE",
      description = "Share of the truth that is spread over all emotions (default: 0.1)")
  private Double labelSmoothing;

  @Option(
      names = "--mixup",
      paramLabel = "ALPHA",
      description =
          "Mix the clips of a step with each other, by shares from Beta(ALPHA, ALPHA); 0 for not "
              + "(default: 0)")
  private Double mixup;

  @Option(
      names = "--augment",
      paramLabel = "CHAIN",
      description =
          "What is done to the audio of copies: some of speed, gain, equalizer, room, band-limit"
              + " and noise, with numbers if need be, as in%nspeed=0.9-1.1,noise=10-30 (default:%n"
              + "speed,equalizer,room,noise)")
  private String augmentation;

  @Option(
      names = "--averaging",
      paramLabel = "SHARE",
      description = "How much of the averaged weights stays at each step (default: 0.99)")
  private Double averaging;

  @Option(
      names = "--temperature",
      paramLabel = "NUMBER",
      description =
          "Temperature of the probabilities, such as the one that evaluate finds for all test"
              + " parts; or development: fit it to the development part (default: development)")
  private String temperature;

  @Option(
      names = "--copies",
      paramLabel = "N",
      description = "Augmented copies of each training clip, 0 for none (default: 1)")
  private Integer copies;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything random (default: 1)")
  private Long seed;

  TrainingOptions toTrainingOptions() {
    TrainingOptionsBuilder builder = TrainingOptions.builder();
    given(networks).ifPresent(names -> builder.networks(networks(names)));
    given(discriminantWeight).ifPresent(builder::discriminantWeight);
    given(encoderWeight).ifPresent(builder::encoderWeight);
    given(corpusWeights).ifPresent(pairs -> builder.corpusWeights(weights(pairs)));
    given(centred).ifPresent(names -> builder.centred(groups(names)));
    given(epochs).ifPresent(builder::epochs);
    given(clipsPerEpoch).ifPresent(builder::clipsPerEpoch);
    given(patience).ifPresent(builder::patience);
    given(batchSize).ifPresent(builder::batchSize);
    given(learningRate).ifPresent(builder::learningRate);
    given(labelSmoothing).ifPresent(builder::labelSmoothing);
    given(mixup).ifPresent(builder::mixup);
    given(averaging).ifPresent(builder::averaging);
    given(temperature)
        .filter(text -> !text.equals("development"))
        .ifPresent(text -> builder.calibration(calibration(text)));
    given(augmentation).ifPresent(chain -> builder.augmentation(WaveformChain.parse(chain)));
    given(copies).ifPresent(builder::copies);
    given(seed).ifPresent(builder::seed);
    return builder.build();
  }

  private static <T> Optional<T> given(T value) {
    return Optional.ofNullable(value);
  }

  private static Calibration calibration(String temperature) {
    try {
      return new Calibration(Double.parseDouble(temperature));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "temperature is '" + temperature + "', expected a number or development", e);
    }
  }

  private static Map<String, Double> weights(List<String> pairs) {
    Map<String, Double> weights = new HashMap<>();
    if (pairs.equals(List.of("none"))) {
      return weights;
    }
    for (String pair : pairs) {
      int equals = pair.lastIndexOf('=');
      try {
        weights.put(
            pair.substring(0, Math.max(0, equals)), Double.parseDouble(pair.substring(equals + 1)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "--corpus-weight is '" + pair + "', expected such as ravdess=3", e);
      }
    }
    return weights;
  }

  private static List<NetworkOptions> networks(List<String> names) {
    return names.equals(List.of("none"))
        ? List.of()
        : names.stream().map(TrainingOption::network).toList();
  }

  private static NetworkOptions network(String name) {
    return switch (name) {
      case "default" -> NetworkOptions.defaults();
      case "small" -> NetworkOptions.small();
      case "statistics" -> NetworkOptions.statistics();
      default ->
          throw new IllegalArgumentException(
              "unknown network '"
                  + name
                  + "', expected default, small or statistics, or none alone");
    };
  }

  private static List<FeatureGroup> groups(List<String> names) {
    if (names.equals(List.of("none"))) {
      return List.of();
    }
    return names.stream()
        .map(
            name ->
                Stream.of(FeatureGroup.values())
                    .filter(group -> group.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "unknown feature group '"
                                    + name
                                    + "', expected mfcc, spectral, chroma, energy_and_rhythm or"
                                    + " voice, or none alone")))
        .toList();
  }
}
