package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureSet;
import java.util.List;
import java.util.Objects;

/**
 * The sizes and the regularisation of a network. Any kind of layer may be left out by an empty
 * list.
 *
 * @param convolutionFilters filters of each convolution block; every block halves the number of
 *     frames
 * @param kernel frames that a convolution sees, odd
 * @param residualDilations one residual convolution over three frames each, of as many filters as
 *     the last block, or as there are features; the number is how far the frames are apart
 * @param lstmUnits units of each bidirectional LSTM, per direction
 * @param attentionHeads heads of the self-attention; they share the width of what is before it; 0
 *     for no self-attention
 * @param pooling what becomes of the frames in the end
 * @param denseUnits units of each dense layer before the outputs
 * @param sequenceDropout share of values dropped after each convolution block and between LSTMs, in
 *     [0, 1)
 * @param denseDropout share of values dropped after each dense layer, in [0, 1)
 * @param l2 weight of the squared weights in the loss
 */
public record NetworkOptions(
    List<Integer> convolutionFilters,
    int kernel,
    List<Integer> residualDilations,
    List<Integer> lstmUnits,
    int attentionHeads,
    Pooling pooling,
    List<Integer> denseUnits,
    double sequenceDropout,
    double denseDropout,
    double l2) {

  /** How the frames of a clip become one vector: a mean and a deviation of each value. */
  public enum Pooling {
    /** Every frame counts the same. */
    STATISTICS,
    /** The network learns which frames count. */
    ATTENTION
  }

  /** Far beyond use, and small enough that no count of parameters overflows. */
  private static final int LARGEST_SIZE = 1 << 16;

  public NetworkOptions {
    convolutionFilters = positive("convolutionFilters", convolutionFilters);
    residualDilations = positive("residualDilations", residualDilations);
    lstmUnits = positive("lstmUnits", lstmUnits);
    denseUnits = positive("denseUnits", denseUnits);
    if (kernel < 1 || kernel % 2 == 0 || kernel > LARGEST_SIZE) {
      throw new IllegalArgumentException(
          "kernel is " + kernel + ", expected an odd number up to " + LARGEST_SIZE);
    }
    int width = width(convolutionFilters, lstmUnits);
    if (attentionHeads < 0 || attentionHeads > 0 && width % attentionHeads != 0) {
      throw new IllegalArgumentException(
          "attentionHeads is " + attentionHeads + ", expected 0 or a divisor of " + width);
    }
    Objects.requireNonNull(pooling, "pooling");
    requireShare("sequenceDropout", sequenceDropout);
    requireShare("denseDropout", denseDropout);
    if (!(l2 >= 0)) {
      throw new IllegalArgumentException("l2 is " + l2 + ", expected 0 or more");
    }
  }

  /** Returns the default network: convolution 64-128-256, LSTM 128-64, 4 heads, dense 256-128. */
  public static NetworkOptions defaults() {
    return new NetworkOptions(
        List.of(64, 128, 256),
        5,
        List.of(),
        List.of(128, 64),
        4,
        Pooling.STATISTICS,
        List.of(256, 128),
        0.3,
        0.4,
        1e-4);
  }

  /**
   * Returns a network of dense layers over mean and deviation of each feature over the clip. Alone
   * it hears less than the others, but it hears the same in other corpora.
   */
  public static NetworkOptions statistics() {
    return new NetworkOptions(
        List.of(), 1, List.of(), List.of(), 0, Pooling.ATTENTION, List.of(128, 64), 0, 0.5, 1e-3);
  }

  /**
   * Returns a residual network of an eighth of the weights, for little data: one convolution block,
   * three dilated residual convolutions, one bidirectional LSTM, attention pooling.
   */
  public static NetworkOptions small() {
    return new NetworkOptions(
        List.of(64),
        5,
        List.of(1, 2, 4),
        List.of(40),
        0,
        Pooling.ATTENTION,
        List.of(64),
        0.3,
        0.4,
        1e-4);
  }

  /** The size of a frame behind convolutions and LSTMs. */
  private static int width(List<Integer> filters, List<Integer> units) {
    if (!units.isEmpty()) {
      return 2 * units.get(units.size() - 1);
    }
    return filters.isEmpty() ? FeatureSet.SIZE : filters.get(filters.size() - 1);
  }

  private static List<Integer> positive(String name, List<Integer> sizes) {
    if (sizes.stream().anyMatch(size -> size < 1 || size > LARGEST_SIZE)) {
      throw new IllegalArgumentException(
          name + " is " + sizes + ", expected sizes of 1 to " + LARGEST_SIZE);
    }
    return List.copyOf(sizes);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(name + " is " + share + ", expected 0 <= share < 1");
    }
  }
}
