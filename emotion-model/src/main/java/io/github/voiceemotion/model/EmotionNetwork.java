package io.github.voiceemotion.model;

import io.github.voiceemotion.layers.ForwardPass;
import io.github.voiceemotion.layers.LayerStack;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The trained network: by default convolution blocks over time, bidirectional LSTMs,
 * self-attention, mean and deviation over time, dense layers, softmax. Safe from several threads.
 *
 * <p>Its input is {@code [batch, frames, 120]}, its output {@code [batch, 6]} probabilities in the
 * order of {@link Emotion}. It computes without DL4J, which only training needs ({@link
 * TrainableNetwork}) and which takes longer to load than the rest of the program.
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

  /** All parameters, layer after layer as DL4J lays them out. */
  private final FloatBuffer parameters;

  /** Those that no thread is using. */
  private final Queue<ForwardPass> idle = new ConcurrentLinkedQueue<>();

  /**
   * Copies the parameters.
   *
   * @throws IllegalArgumentException if there are too few or too many
   */
  EmotionNetwork(NetworkOptions options, int frames, FloatBuffer parameters) {
    this.options = options;
    this.frames = frames;
    this.layers = NetworkLayers.of(options, frames);
    if (parameters.remaining() != layers.parameters()) {
      throw mismatch(parameters.remaining(), layers.parameters());
    }
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
   * @param coefficients as {@link #coefficients()} gave them
   * @throws IllegalArgumentException if they are not those of such a network
   */
  public static EmotionNetwork restore(NetworkOptions options, int frames, byte[] coefficients) {
    long expected = NetworkLayers.of(options, frames).parameters();
    // Asked before any memory is taken: the options may come from anyone.
    if (expected * Float.BYTES > coefficients.length) {
      throw mismatch(coefficients.length / Float.BYTES, expected);
    }
    byte[] header = header(expected);
    int bytes = Math.toIntExact(expected * Float.BYTES);
    if (header.length + bytes != coefficients.length
        || !Arrays.equals(header, 0, header.length, coefficients, 0, header.length)) {
      throw mismatch((coefficients.length - header.length) / Float.BYTES, expected);
    }
    return new EmotionNetwork(
        options, frames, ByteBuffer.wrap(coefficients, header.length, bytes).asFloatBuffer());
  }

  private static IllegalArgumentException mismatch(long given, long expected) {
    return new IllegalArgumentException(
        "the weights are some " + given + " numbers, a network of these options has " + expected);
  }

  /** Returns DL4J's description of the network, as JSON. */
  String configuration() {
    return TrainableNetwork.configuration(options, frames);
  }

  /** Returns all weights in DL4J's format: a header, then big-endian floats. */
  public byte[] coefficients() {
    byte[] header = header(parameters.capacity());
    ByteBuffer bytes = ByteBuffer.allocate(header.length + parameters.capacity() * Float.BYTES);
    bytes.put(header).asFloatBuffer().put(parameters.duplicate());
    return bytes.array();
  }

  /** What ND4J writes before a vector: its shape, as a vector of its own, and its type. */
  private static byte[] header(long length) {
    long rank = 1;
    long stride = 1;
    long floats = 8192;
    long step = 1;
    long[] shape = {rank, length, stride, floats, step, 'c'};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF("MIXED_DATA_TYPES");
      out.writeLong(shape.length);
      out.writeUTF("LONG");
      for (long value : shape) {
        out.writeLong(value);
      }
      out.writeUTF("MIXED_DATA_TYPES");
      out.writeLong(length);
      out.writeUTF("FLOAT");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Computes the probabilities of clips, uncalibrated; safe from several threads. Many clips are
   * divided among the cores.
   *
   * @param features scaled, {@code features[(clip * frames + frame) * 120 + feature]}
   * @param clips how many
   * @return one row of six a clip
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
    for (int i = first; i < last; i++) {
      probabilities[i] = new double[Emotion.COUNT];
      for (int emotion = 0; emotion < Emotion.COUNT; emotion++) {
        probabilities[i][emotion] = output[(i - first) * Emotion.COUNT + emotion];
      }
    }
  }
}
