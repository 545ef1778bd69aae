package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * A layer of a speech encoder: self-attention and two dense layers with GELU between them, each
 * behind a layer norm and added to what came in (Vaswani et al., "Attention Is All You Need", 2017,
 * with the norms first, as in Radford et al., "Robust Speech Recognition via Large-Scale Weak
 * Supervision", 2022).
 *
 * @param width values of a frame, a multiple of {@link #HEAD}
 */
record TransformerLayer(int width) {

  /** Values of a frame that one head attends with. */
  static final int HEAD = 64;

  /** How many times as wide a frame is between the dense layers. */
  static final int WIDENING = 4;

  static final String ATTENTION_SCALE = "attention-scale";
  static final String ATTENTION_SHIFT = "attention-shift";
  static final String PROJECTIONS = "projections";
  static final String PROJECTION_BIAS = "projection-bias";
  static final String MERGE = "merge";
  static final String MERGE_BIAS = "merge-bias";
  static final String DENSE_SCALE = "dense-scale";
  static final String DENSE_SHIFT = "dense-shift";
  static final String WIDEN = "widen";
  static final String WIDEN_BIAS = "widen-bias";
  static final String NARROW = "narrow";
  static final String NARROW_BIAS = "narrow-bias";

  TransformerLayer {
    if (width < HEAD || width % HEAD != 0) {
      throw new IllegalArgumentException("width is " + width + ", expected a multiple of " + HEAD);
    }
  }

  int heads() {
    return width / HEAD;
  }

  int wide() {
    return WIDENING * width;
  }

  /**
   * Returns the parameters in the order in which they are stored. Matrices are {@code [outputs,
   * inputs]}; the projections give queries, keys and values.
   */
  List<Parameter> parameters() {
    return List.of(
        Parameter.bias(ATTENTION_SCALE, 1, width),
        Parameter.bias(ATTENTION_SHIFT, 0, width),
        Parameter.weights(PROJECTIONS, 3 * width, width),
        Parameter.bias(PROJECTION_BIAS, 0, 3 * width),
        Parameter.weights(MERGE, width, width),
        Parameter.bias(MERGE_BIAS, 0, width),
        Parameter.bias(DENSE_SCALE, 1, width),
        Parameter.bias(DENSE_SHIFT, 0, width),
        Parameter.weights(WIDEN, wide(), width),
        Parameter.bias(WIDEN_BIAS, 0, wide()),
        Parameter.weights(NARROW, width, wide()),
        Parameter.bias(NARROW_BIAS, 0, width));
  }
}
