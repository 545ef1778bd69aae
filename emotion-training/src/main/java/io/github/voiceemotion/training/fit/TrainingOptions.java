package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
import io.github.voiceemotion.training.augment.WaveformChain;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a model is trained.
 *
 * <pre>{@code
 * TrainingOptions options = TrainingOptions.builder().epochs(20).copies(0).build();
 * }</pre>
 *
 * @param networks sizes and regularisation of each network; the mean of their probabilities counts;
 *     none only if the discriminant counts alone
 * @param discriminantWeight how much the linear discriminant counts beside the networks, from 0 to
 *     1
 * @param encoderWeight how much what the speech encoder hears counts beside networks and
 *     discriminant, from 0 to 1; 0 gives a light model, which asks for no encoder
 * @param corpusWeights how much a corpus counts, by its name, above 0; 1 if it is not named
 * @param centred groups of features of which each clip's own mean is taken off
 * @param epochs most epochs
 * @param clipsPerEpoch most clips an epoch, divided among the corpora
 * @param patience epochs without a better UAR on the development part after which training stops
 * @param plateau epochs without a lower loss on the development part after which the learning rate
 *     is halved
 * @param batchSize clips a step
 * @param learningRate of Adam, at first
 * @param largestClassWeight cap on the weight of a rare emotion in the loss
 * @param labelSmoothing share of the truth that is spread over all emotions, in [0, 1)
 * @param mixup of clips and labels with each other, by shares from Beta(mixup, mixup); 0 for none
 * @param averaging how much of the averaged weights stays at each step, in [0, 1); 0 for the
 *     weights as they are
 * @param calibration of the probabilities, if it is given; else it is fitted to the development
 *     part
 * @param augmentation what is done to the audio of copies
 * @param copies of each training clip that are trained on besides it
 * @param seed of weights, dropout, order and masks; copies are the same for every seed
 */
public record TrainingOptions(
    List<NetworkOptions> networks,
    double discriminantWeight,
    double encoderWeight,
    Map<String, Double> corpusWeights,
    List<FeatureGroup> centred,
    int epochs,
    int clipsPerEpoch,
    int patience,
    int plateau,
    int batchSize,
    double learningRate,
    double largestClassWeight,
    double labelSmoothing,
    double mixup,
    double averaging,
    Optional<Calibration> calibration,
    WaveformChain augmentation,
    int copies,
    long seed) {

  public TrainingOptions {
    networks = List.copyOf(networks);
    centred = List.copyOf(centred);
    corpusWeights = Collections.unmodifiableMap(new TreeMap<>(corpusWeights));
    corpusWeights.forEach(TrainingOptions::requireWeight);
    Objects.requireNonNull(calibration, "calibration");
    Objects.requireNonNull(augmentation, "augmentation");
    if (!(discriminantWeight >= 0 && discriminantWeight <= 1)) {
      throw new IllegalArgumentException(
          "discriminantWeight is " + discriminantWeight + ", expected 0 to 1");
    }
    if (networks.isEmpty() && discriminantWeight < 1) {
      throw new IllegalArgumentException(
          "networks are none, expected at least one as discriminantWeight is "
              + discriminantWeight);
    }
    if (!(encoderWeight >= 0 && encoderWeight <= 1)) {
      throw new IllegalArgumentException("encoderWeight is " + encoderWeight + ", expected 0 to 1");
    }
    requirePositive("epochs", epochs);
    requirePositive("clipsPerEpoch", clipsPerEpoch);
    requirePositive("patience", patience);
    requirePositive("plateau", plateau);
    requirePositive("batchSize", batchSize);
    if (!(learningRate > 0 && learningRate < 1)) {
      throw new IllegalArgumentException(
          "learningRate is " + learningRate + ", expected above 0 and below 1");
    }
    if (!(largestClassWeight >= 1)) {
      throw new IllegalArgumentException(
          "largestClassWeight is " + largestClassWeight + ", expected at least 1");
    }
    requireShare("labelSmoothing", labelSmoothing);
    if (!(mixup >= 0 && mixup <= 10)) {
      throw new IllegalArgumentException("mixup is " + mixup + ", expected 0 to 10");
    }
    requireShare("averaging", averaging);
    if (copies < 0) {
      throw new IllegalArgumentException("copies is " + copies + ", expected 0 or more");
    }
  }

  /** Returns the defaults. */
  public static TrainingOptions defaults() {
    return builder().build();
  }

  /** Returns a builder that has the defaults. */
  public static TrainingOptionsBuilder builder() {
    return new TrainingOptionsBuilder();
  }

  /** Returns the same options with another seed. */
  public TrainingOptions withSeed(long other) {
    return new TrainingOptions(
        networks,
        discriminantWeight,
        encoderWeight,
        corpusWeights,
        centred,
        epochs,
        clipsPerEpoch,
        patience,
        plateau,
        batchSize,
        learningRate,
        largestClassWeight,
        labelSmoothing,
        mixup,
        averaging,
        calibration,
        augmentation,
        copies,
        other);
  }

  /**
   * Returns the speech encoder that is listened to; empty for a light model.
   *
   * @throws IllegalStateException if it is not on the class path
   */
  public Optional<SpeechEncoder> encoder() {
    if (encoderWeight == 0) {
      return Optional.empty();
    }
    return Optional.of(
        SpeechEncoder.onClassPath()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "encoderWeight is "
                            + encoderWeight
                            + ", and emotion-speech-encoder is not on the class path")));
  }

  /** Returns every option's value as text, by its name, in their order. */
  public Map<String, String> byName() {
    Map<String, String> values = new LinkedHashMap<>();
    for (RecordComponent option : TrainingOptions.class.getRecordComponents()) {
      values.put(option.getName(), text(valueOf(option)));
    }
    return values;
  }

  private Object valueOf(RecordComponent option) {
    try {
      return option.getAccessor().invoke(this);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the options of this record are public", e);
    }
  }

  private static String text(Object value) {
    return value instanceof Optional<?> given
        ? given.map(String::valueOf).orElse("not given")
        : String.valueOf(value);
  }

  private static void requireWeight(String corpus, double weight) {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the weight of corpus " + corpus + " is " + weight + ", expected above 0");
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", expected 0 <= share < 1");
    }
  }
}
