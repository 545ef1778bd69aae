package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.training.augment.WaveformChain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds {@link TrainingOptions}, which says what each of them means; begins with the defaults. */
public final class TrainingOptionsBuilder {

  private List<NetworkOptions> networks = List.of(NetworkOptions.small(), NetworkOptions.small());
  private double discriminantWeight = 0.7;
  private double encoderWeight = 0.85;
  private Map<String, Double> corpusWeights = Map.of();
  private List<FeatureGroup> centred = List.of();
  private int epochs = 100;
  private int clipsPerEpoch = 3072;
  private int patience = 15;
  private int plateau = 5;
  private int batchSize = 32;
  private double learningRate = 1e-3;
  private double largestClassWeight = 3;
  private double labelSmoothing = 0.1;
  private double mixup = 0;
  private double averaging = 0.99;
  private Optional<Calibration> calibration = Optional.empty();
  private WaveformChain augmentation = WaveformChain.defaults();
  private int copies = 1;
  private long seed = 1;

  TrainingOptionsBuilder() {}

  /** Sets {@link TrainingOptions#networks}. */
  public TrainingOptionsBuilder networks(List<NetworkOptions> value) {
    networks = value;
    return this;
  }

  /** Sets {@link TrainingOptions#discriminantWeight}. */
  public TrainingOptionsBuilder discriminantWeight(double value) {
    discriminantWeight = value;
    return this;
  }

  /** Sets {@link TrainingOptions#encoderWeight}. */
  public TrainingOptionsBuilder encoderWeight(double value) {
    encoderWeight = value;
    return this;
  }

  /** Sets {@link TrainingOptions#corpusWeights}. */
  public TrainingOptionsBuilder corpusWeights(Map<String, Double> value) {
    corpusWeights = value;
    return this;
  }

  /** Sets {@link TrainingOptions#centred}. */
  public TrainingOptionsBuilder centred(List<FeatureGroup> value) {
    centred = value;
    return this;
  }

  /** Sets {@link TrainingOptions#epochs}. */
  public TrainingOptionsBuilder epochs(int value) {
    epochs = value;
    return this;
  }

  /** Sets {@link TrainingOptions#clipsPerEpoch}. */
  public TrainingOptionsBuilder clipsPerEpoch(int value) {
    clipsPerEpoch = value;
    return this;
  }

  /** Sets {@link TrainingOptions#patience}. */
  public TrainingOptionsBuilder patience(int value) {
    patience = value;
    return this;
  }

  /** Sets {@link TrainingOptions#plateau}. */
  public TrainingOptionsBuilder plateau(int value) {
    plateau = value;
    return this;
  }

  /** Sets {@link TrainingOptions#batchSize}. */
  public TrainingOptionsBuilder batchSize(int value) {
    batchSize = value;
    return this;
  }

  /** Sets {@link TrainingOptions#learningRate}. */
  public TrainingOptionsBuilder learningRate(double value) {
    learningRate = value;
    return this;
  }

  /** Sets {@link TrainingOptions#largestClassWeight}. */
  public TrainingOptionsBuilder largestClassWeight(double value) {
    largestClassWeight = value;
    return this;
  }

  /** Sets {@link TrainingOptions#labelSmoothing}. */
  public TrainingOptionsBuilder labelSmoothing(double value) {
    labelSmoothing = value;
    return this;
  }

  /** Sets {@link TrainingOptions#mixup}. */
  public TrainingOptionsBuilder mixup(double value) {
    mixup = value;
    return this;
  }

  /** Sets {@link TrainingOptions#averaging}. */
  public TrainingOptionsBuilder averaging(double value) {
    averaging = value;
    return this;
  }

  /** Sets {@link TrainingOptions#calibration}. */
  public TrainingOptionsBuilder calibration(Calibration value) {
    calibration = Optional.of(value);
    return this;
  }

  /** Sets {@link TrainingOptions#augmentation}. */
  public TrainingOptionsBuilder augmentation(WaveformChain value) {
    augmentation = value;
    return this;
  }

  /** Sets {@link TrainingOptions#copies}. */
  public TrainingOptionsBuilder copies(int value) {
    copies = value;
    return this;
  }

  /** Sets {@link TrainingOptions#seed}. */
  public TrainingOptionsBuilder seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Returns the options.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TrainingOptions build() {
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
        seed);
  }
}
