package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that looks at a clip, and what it says together: the networks at the sequence of frames, the
 * discriminant at statistics of the whole clip. Safe from several threads.
 *
 * @param scaler of what the networks are given
 * @param networks whose mean counts, at least one
 * @param discriminant fitted to unscaled features
 * @param discriminantWeight how much the discriminant counts beside the networks, from 0 to 1
 */
public record Ensemble(
    FeatureScaler scaler,
    List<EmotionNetwork> networks,
    LinearDiscriminant discriminant,
    double discriminantWeight) {

  /** Clips that are scaled at a time: 2.7 MB. */
  private static final int BATCH = 32;

  public Ensemble {
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(discriminant, "discriminant");
    networks = List.copyOf(networks);
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("networks are none, expected at least one");
    }
    requireShare(discriminantWeight);
    for (EmotionNetwork network : networks) {
      if (network.labels() != discriminant.emotions()) {
        throw new IllegalArgumentException(
            "a network tells "
                + network.labels()
                + " emotions apart, the discriminant "
                + discriminant.emotions());
      }
    }
  }

  static void requireShare(double discriminantWeight) {
    if (!(discriminantWeight >= 0 && discriminantWeight <= 1)) {
      throw new IllegalArgumentException(
          "discriminantWeight is " + discriminantWeight + ", expected 0 to 1");
    }
  }

  /**
   * Computes the probabilities of clips, uncalibrated.
   *
   * @param clips each with as many frames as the networks were trained on
   * @return one row a clip, a probability for each label; they sum to 1
   */
  public double[][] probabilities(List<FeatureMatrix> clips) {
    return probabilities(clips, Optional.empty());
  }

  /**
   * Computes the same as if a group of features had nothing to say: all its values are those of an
   * average clip.
   *
   * @param hidden the group, if any
   */
  double[][] probabilities(List<FeatureMatrix> clips, Optional<FeatureGroup> hidden) {
    List<double[]> rows = new ArrayList<>(clips.size());
    for (int from = 0; from < clips.size(); from += BATCH) {
      List<FeatureMatrix> batch = clips.subList(from, Math.min(clips.size(), from + BATCH));
      rows.addAll(List.of(ofBatch(batch, hidden)));
    }
    return rows.toArray(new double[0][]);
  }

  private double[][] ofBatch(List<FeatureMatrix> clips, Optional<FeatureGroup> hidden) {
    int size = clips.get(0).values().length;
    float[] input = new float[clips.size() * size];
    for (int i = 0; i < clips.size(); i++) {
      scaler.scale(clips.get(i), input, i * size);
    }
    hidden.ifPresent(group -> hide(group, input));
    double[][] sums = new double[clips.size()][];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = discriminant.probabilities(clips.get(i), hidden);
      for (int emotion = 0; emotion < sums[i].length; emotion++) {
        sums[i][emotion] *= discriminantWeight;
      }
    }
    double share = (1 - discriminantWeight) / networks.size();
    for (EmotionNetwork network : networks) {
      double[][] probabilities = network.probabilities(input, clips.size());
      for (int i = 0; i < sums.length; i++) {
        for (int emotion = 0; emotion < sums[i].length; emotion++) {
          sums[i][emotion] += share * probabilities[i][emotion];
        }
      }
    }
    return sums;
  }

  /** The scaler made the mean of every feature 0. */
  private static void hide(FeatureGroup group, float[] scaled) {
    for (int row = 0; row < scaled.length; row += FeatureSet.SIZE) {
      Arrays.fill(scaled, row + group.firstIndex(), row + group.endIndex(), 0);
    }
  }
}
