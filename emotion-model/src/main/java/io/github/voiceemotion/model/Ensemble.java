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
 * All that looks at a clip, and what it says together: the networks at the sequence of frames, one
 * discriminant at statistics of the features, and in an accurate model another one at what the
 * speech encoder hears. Safe from several threads.
 *
 * @param scaler of what the networks are given
 * @param networks whose mean counts; none only if the discriminant counts alone
 * @param discriminant fitted to statistics of the unscaled features
 * @param discriminantWeight how much this discriminant counts beside the networks, from 0 to 1
 * @param voice fitted to the encoder's statistics; empty in a light model
 * @param encoderWeight how much it counts beside networks and discriminant, from 0 to 1; 0 in a
 *     light model
 */
public record Ensemble(
    FeatureScaler scaler,
    List<EmotionNetwork> networks,
    LinearDiscriminant discriminant,
    double discriminantWeight,
    Optional<VoiceDiscriminant> voice,
    double encoderWeight) {

  /** Clips that are scaled at a time: 2.7 MB. */
  private static final int BATCH = 32;

  /** Keeps one part of the model from having the only word. */
  private static final double SMALLEST_PROBABILITY = 1e-12;

  public Ensemble {
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(discriminant, "discriminant");
    Objects.requireNonNull(voice, "voice");
    networks = List.copyOf(networks);
    requireShare("discriminantWeight", discriminantWeight);
    requireNetworks(networks.size(), discriminantWeight);
    requireShare("encoderWeight", encoderWeight);
    if (voice.isEmpty() && encoderWeight > 0) {
      throw new IllegalArgumentException(
          "encoderWeight is " + encoderWeight + ", expected 0 in a model without an encoder");
    }
    for (EmotionNetwork network : networks) {
      if (network.labels() != discriminant.emotions()) {
        throw new IllegalArgumentException(
            "a network tells "
                + network.labels()
                + " emotions apart, the discriminant "
                + discriminant.emotions());
      }
    }
    if (voice.isPresent() && voice.get().emotions() != discriminant.emotions()) {
      throw new IllegalArgumentException(
          "the discriminant of the encoder tells "
              + voice.get().emotions()
              + " emotions apart, that of the features "
              + discriminant.emotions());
    }
  }

  static void requireNetworks(int networks, double discriminantWeight) {
    if (networks == 0 && discriminantWeight < 1) {
      throw new IllegalArgumentException(
          "networks are none, expected at least one as discriminantWeight is "
              + discriminantWeight);
    }
  }

  static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is " + share + ", expected 0 to 1");
    }
  }

  /**
   * What is hidden, to see how much it counts: all its values are those of an average clip.
   *
   * @param group of features, if any
   * @param encoder whether what the encoder hears is hidden
   */
  record Hidden(Optional<FeatureGroup> group, boolean encoder) {

    static final Hidden NOTHING = new Hidden(Optional.empty(), false);
  }

  /**
   * What is known of a clip, or of one window of it, before it is asked whose voice it is.
   *
   * @param acoustic probabilities by its features
   * @param place by the encoder, in the dimensions that tell emotions apart; empty in a light model
   */
  public record Scores(double[] acoustic, Optional<double[]> place) {

    /** Returns the mean of a clip's windows. */
    public static Scores mean(List<Scores> windows) {
      Optional<double[]> place =
          windows.get(0).place.map(first -> meanPlace(windows, first.length));
      return new Scores(WindowMean.of(windows.stream().map(Scores::acoustic).toList()), place);
    }

    private static double[] meanPlace(List<Scores> windows, int dimensions) {
      double[] mean = new double[dimensions];
      for (Scores window : windows) {
        double[] place = window.place.orElseThrow();
        for (int i = 0; i < dimensions; i++) {
          mean[i] += place[i] / windows.size();
        }
      }
      return mean;
    }
  }

  /**
   * Computes the probabilities of windows, uncalibrated, each by itself.
   *
   * @param windows each with as many frames as the networks were trained on
   * @return one row a window, a probability for each label; they sum to 1
   */
  public double[][] probabilities(List<WindowFeatures> windows) {
    return scores(windows, Hidden.NOTHING).stream()
        .map(window -> fuse(window, Hidden.NOTHING))
        .toArray(double[][]::new);
  }

  /** Computes what each window says, with something hidden. */
  List<Scores> scores(List<WindowFeatures> windows, Hidden hidden) {
    List<Scores> scores = new ArrayList<>(windows.size());
    for (int from = 0; from < windows.size(); from += BATCH) {
      List<WindowFeatures> batch = windows.subList(from, Math.min(windows.size(), from + BATCH));
      double[][] rows =
          acoustic(batch.stream().map(WindowFeatures::acoustic).toList(), hidden.group);
      for (int i = 0; i < rows.length; i++) {
        scores.add(new Scores(rows[i], place(batch.get(i))));
      }
    }
    return scores;
  }

  private Optional<double[]> place(WindowFeatures window) {
    return voice.map(
        each ->
            each.place(
                window
                    .encoded()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "the window was not encoded, which this model asks for"))
                    .values()));
  }

  /** Returns the probabilities of a clip by a voice that was never heard. */
  double[] fuse(Scores scores, Hidden hidden) {
    if (scores.place.isEmpty() || hidden.encoder) {
      return scores.acoustic;
    }
    VoiceDiscriminant discriminants = voice.orElseThrow();
    return fuse(
        scores.acoustic,
        discriminants.probabilities(scores.place.get(), discriminants.unknownVoice("")));
  }

  /** Returns the weighted geometric mean, which lets either part rule an emotion out. */
  double[] fuse(double[] acoustic, double[] encoded) {
    double[] fused = new double[acoustic.length];
    double sum = 0;
    for (int i = 0; i < fused.length; i++) {
      fused[i] =
          Math.exp(
              (1 - encoderWeight) * Math.log(Math.max(acoustic[i], SMALLEST_PROBABILITY))
                  + encoderWeight * Math.log(Math.max(encoded[i], SMALLEST_PROBABILITY)));
      sum += fused[i];
    }
    for (int i = 0; i < fused.length; i++) {
      fused[i] /= sum;
    }
    return fused;
  }

  private double[][] acoustic(List<FeatureMatrix> clips, Optional<FeatureGroup> hidden) {
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
    for (EmotionNetwork network : networks) {
      double share = (1 - discriminantWeight) / networks.size();
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
