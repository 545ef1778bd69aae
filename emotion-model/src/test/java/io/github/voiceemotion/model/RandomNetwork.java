package io.github.voiceemotion.model;

import io.github.voiceemotion.model.network.LayerStack;
import io.github.voiceemotion.model.network.Parameter;
import io.github.voiceemotion.model.network.SequenceLayer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;

/** Networks as they are before training. */
final class RandomNetwork {

  private RandomNetwork() {}

  /**
   * Returns a network of the six, of the options, for clips of so many frames; each seed has its
   * own.
   */
  static EmotionNetwork of(NetworkOptions options, int frames, long seed) {
    return of(options, frames, Labels.SIX.size(), seed);
  }

  /** Returns a network that tells so many emotions apart. */
  static EmotionNetwork of(NetworkOptions options, int frames, int labels, long seed) {
    Random random = new Random(seed);
    LayerStack layers = NetworkLayers.of(options, frames, labels);
    FloatBuffer parameters = FloatBuffer.allocate(Math.toIntExact(layers.parameters()));
    for (SequenceLayer layer : layers.sequence()) {
      for (Parameter parameter : layer.parameters()) {
        for (int i = 0; i < parameter.length(); i++) {
          double value = parameter.initial();
          parameters.put(
              (float)
                  (parameter.kind() == Parameter.Kind.WEIGHT
                      ? value * (2 * random.nextDouble() - 1)
                      : value));
        }
      }
    }
    List<Integer> sizes = layers.denseSizes();
    for (int layer = 1; layer < sizes.size(); layer++) {
      int inputs = sizes.get(layer - 1);
      int outputs = sizes.get(layer);
      for (int i = 0; i < inputs * outputs; i++) {
        parameters.put((float) (Math.sqrt(2.0 / inputs) * random.nextGaussian()));
      }
      parameters.position(parameters.position() + outputs);
    }
    return new EmotionNetwork(options, frames, labels, parameters.flip());
  }
}
