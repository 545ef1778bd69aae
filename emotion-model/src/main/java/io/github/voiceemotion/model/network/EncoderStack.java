package io.github.voiceemotion.model.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The first layers of a speech encoder: two convolutions over time, of which the second gives a
 * frame for two, then transformer layers.
 *
 * @param bands of the log-mel spectrogram that goes in
 * @param width values of a frame that comes out, a multiple of 64
 * @param layers how many transformer layers are computed
 */
public record EncoderStack(int bands, int width, int layers) {

  public EncoderStack {
    Require.positive("bands", bands);
    Require.positive("layers", layers);
    new TransformerLayer(width);
  }

  EncoderConvolution first() {
    return new EncoderConvolution(bands, width, 1);
  }

  EncoderConvolution second() {
    return new EncoderConvolution(width, width, 2);
  }

  TransformerLayer layer() {
    return new TransformerLayer(width);
  }

  /**
   * Returns all parameters in the order in which they are stored. Weights are rows that each give
   * one output.
   */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.addAll(first().parameters());
    all.addAll(second().parameters());
    for (int layer = 0; layer < layers; layer++) {
      all.addAll(layer().parameters());
    }
    return List.copyOf(all);
  }
}
