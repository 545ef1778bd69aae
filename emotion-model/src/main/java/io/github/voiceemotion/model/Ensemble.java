package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that looks at a clip, and what it says together: the networks at the sequence of frames, the
 * discriminant at statistics of the whole clip. Safe from several threads.
 *
 * @param scaler of what the networks are given
 * @param networks whose mean counts, at least one
 * @param discriminant fitted to unscaled features
 * @param discriminantShare how much the discriminant counts beside the networks, from 0 to 1
 */
public record Ensemble(
    FeatureScaler scaler,
    List<EmotionNetwork> networks,
    LinearDiscriminant discriminant,
    double discriminantShare) {

  /** Clips that are scaled at a time: 2.7 MB. */
  private static final int BATCH = 32;

  public Ensemble {
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(discriminant, "discriminant");
    networks = List.copyOf(networks);
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("networks are none, expected at least one");
    }
    requireShare(discriminantShare);
  }

  static void requireShare(double discriminantShare) {
    if (!(discriminantShare >= 0 && discriminantShare <= 1)) {
      throw new IllegalArgumentException(
          "discriminantShare is " + discriminantShare + ", expected 0 to 1");
    }
  }

  /**
   * Computes the probabilities of clips, uncalibrated.
   *
   * @param clips each with as many frames as the networks were trained on
   * @return one row of six a clip, which sum to 1
   */
  public double[][] probabilities(List<FeatureMatrix> clips) {
    List<double[]> rows = new ArrayList<>(clips.size());
    for (int from = 0; from < clips.size(); from += BATCH) {
      List<FeatureMatrix> batch = clips.subList(from, Math.min(clips.size(), from + BATCH));
      rows.addAll(List.of(ofBatch(batch)));
    }
    return rows.toArray(new double[0][]);
  }

  private double[][] ofBatch(List<FeatureMatrix> clips) {
    int size = clips.get(0).values().length;
    float[] input = new float[clips.size() * size];
    for (int i = 0; i < clips.size(); i++) {
      scaler.scale(clips.get(i), input, i * size);
    }
    double[][] sums = new double[clips.size()][];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = discriminant.probabilities(clips.get(i));
      for (int emotion = 0; emotion < Emotion.COUNT; emotion++) {
        sums[i][emotion] *= discriminantShare;
      }
    }
    double share = (1 - discriminantShare) / networks.size();
    for (EmotionNetwork network : networks) {
      double[][] probabilities = network.probabilities(input, clips.size());
      for (int i = 0; i < sums.length; i++) {
        for (int emotion = 0; emotion < Emotion.COUNT; emotion++) {
          sums[i][emotion] += share * probabilities[i][emotion];
        }
      }
    }
    return sums;
  }
}
