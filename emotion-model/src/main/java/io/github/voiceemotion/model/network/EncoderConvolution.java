package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * A convolution over three frames with GELU, as it stands before the layers of a speech encoder.
 * Zeros stand before the first and after the last frame.
 *
 * @param inputs size of a frame that goes in
 * @param outputs size of a frame that comes out
 * @param stride 1, or 2 to give half as many frames as go in
 */
record EncoderConvolution(int inputs, int outputs, int stride) {

  /** Frames that are seen at a time. */
  static final int WIDTH = 3;

  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  EncoderConvolution {
    Require.positive("inputs", inputs);
    Require.positive("outputs", outputs);
    Require.positive("stride", stride);
  }

  /**
   * Returns the parameters in the order in which they are stored. The weights are {@code [3,
   * outputs, inputs]}.
   */
  List<Parameter> parameters() {
    return List.of(
        Parameter.weights(WEIGHTS, (long) WIDTH * outputs, inputs),
        Parameter.bias(BIAS, 0, outputs));
  }
}
