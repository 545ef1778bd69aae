package io.github.voiceemotion.model;

import io.github.voiceemotion.model.network.ForwardPass;
import io.github.voiceemotion.model.network.LayerStack;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The trained network: by default convolution blocks over time, bidirectional LSTMs,
 * self-attention, mean and deviation over time, dense layers, softmax. Safe from several threads.
 *
 * <p>Its input is {@code [batch, frames, 120]}, its output {@code [batch, labels]} probabilities in
 * the order of the model's labels.
 */
public final class EmotionNetwork {

  /**
   * Clips computed at a time by one thread: whole clips side by side are faster than threads within
   * a matrix product, and a thread's scratch has a bound.
   */
  private static final int GROUP = 8;

  private final NetworkOptions options;
  private final int frames;
  private final LayerStack layers;

  /** All parameters, as {@link LayerStack} lays them out. */
  private final FloatBuffer parameters;

  /** Those that no thread is using. */
  private final Queue<ForwardPass> idle = new ConcurrentLinkedQueue<>();

  /**
   * Builds the network of the options around parameters, which are copied.
   *
   * @param options sizes of the network
   * @param frames of a clip
   * @param labels how many emotions it tells apart
   * @param parameters all of them, as {@link LayerStack} lays them out
   * @throws IllegalArgumentException if there are too few or too many
   */
  public EmotionNetwork(NetworkOptions options, int frames, int labels, FloatBuffer parameters) {
    this.options = options;
    this.frames = frames;
    this.layers = NetworkLayers.of(options, frames, labels);
    requireSize((long) parameters.remaining() * Float.BYTES, layers);
    this.parameters =
        ByteBuffer.allocateDirect(parameters.remaining() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(parameters.duplicate())
            .clear();
    idle.add(new ForwardPass(layers, this.parameters));
  }

  /**
   * Builds the network of the options around stored weights.
   *
   * @param options sizes of the network
   * @param frames of a clip
   * @param labels how many emotions it tells apart
   * @param weights as {@link #weights()} gave them
   * @throws IllegalArgumentException if they are not those of such a network
   */
  public static EmotionNetwork restore(
      NetworkOptions options, int frames, int labels, byte[] weights) {
    // Asked before any memory is taken: the options may come from anyone.
    requireSize(weights.length, NetworkLayers.of(options, frames, labels));
    return new EmotionNetwork(options, frames, labels, ByteBuffer.wrap(weights).asFloatBuffer());
  }

  private static void requireSize(long bytes, LayerStack layers) {
    long expected = layers.parameters() * Float.BYTES;
    if (bytes != expected) {
      throw new IllegalArgumentException(
          "the weights are "
              + bytes
              + " bytes, a network of these options for "
              + layers.outputs()
              + " labels has "
              + expected);
    }
  }

  /** Returns the sizes of the network. */
  public NetworkOptions options() {
    return options;
  }

  /** Returns how many emotions it tells apart. */
  public int labels() {
    return layers.outputs();
  }

  /** Returns how many frames a clip has. */
  public int frames() {
    return frames;
  }

  /** Returns all parameters, as {@link LayerStack} lays them out; they cannot be changed. */
  public FloatBuffer parameters() {
    return parameters.asReadOnlyBuffer();
  }

  /** Returns all parameters as they are stored: big-endian floats and nothing else. */
  public byte[] weights() {
    ByteBuffer bytes = ByteBuffer.allocate(parameters.capacity() * Float.BYTES);
    bytes.asFloatBuffer().put(parameters.duplicate());
    return bytes.array();
  }

  /**
   * Computes the probabilities of clips, uncalibrated; safe from several threads. Many clips are
   * divided among the cores.
   *
   * @param features scaled, {@code features[(clip * frames + frame) * 120 + feature]}
   * @param clips how many
   * @return one row a clip, a probability for each label
   */
  public double[][] probabilities(float[] features, int clips) {
    double[][] probabilities = new double[clips][];
    int groups = (clips + GROUP - 1) / GROUP;
    IntStream stream = IntStream.range(0, groups);
    (groups > 1 ? stream.parallel() : stream)
        .forEach(
            group -> {
              int first = group * GROUP;
              int last = Math.min(clips, first + GROUP);
              predict(features, first, last, probabilities);
            });
    return probabilities;
  }

  private void predict(float[] features, int first, int last, double[][] probabilities) {
    ForwardPass pass = idle.poll();
    if (pass == null) {
      pass = new ForwardPass(layers, parameters);
    }
    float[] output;
    try {
      output = pass.output(features, first, last - first, frames);
    } finally {
      idle.add(pass);
    }
    int labels = labels();
    for (int i = first; i < last; i++) {
      probabilities[i] = new double[labels];
      for (int label = 0; label < labels; label++) {
        probabilities[i][label] = output[(i - first) * labels + label];
      }
    }
  }
}
