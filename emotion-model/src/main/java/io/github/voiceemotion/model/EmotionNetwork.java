package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.layers.BidirectionalLstm;
import io.github.voiceemotion.layers.ForwardPass;
import io.github.voiceemotion.layers.SelfAttention;
import io.github.voiceemotion.layers.TemporalConvolution;
import io.github.voiceemotion.layers.TimePooling;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The network: convolution blocks over time, bidirectional LSTMs, self-attention, mean and
 * deviation over time, dense layers, softmax.
 *
 * <p>Its input is {@code [batch, frames, 120]}, its output {@code [batch, 6]} probabilities in the
 * order of {@link Emotion}. The layers up to the pooling are the project's own ({@link
 * io.github.voiceemotion.layers}); the network around them is DL4J's, with its configuration,
 * updater and storage.
 */
public final class EmotionNetwork {

  private static final double LEARNING_RATE = 1e-3;

  /** More bytes than ND4J writes before an array's values. */
  private static final int LONGEST_HEADER = 1024;

  private final int frames;
  private final ComputationGraph graph;

  /** Those that no thread is using. */
  private final Queue<ForwardPass> idle = new ConcurrentLinkedQueue<>();

  private EmotionNetwork(int frames, ComputationGraph graph) {
    this.frames = frames;
    this.graph = graph;
  }

  /**
   * Creates a network with random weights.
   *
   * @param options sizes and regularisation
   * @param frames frames of a clip
   * @param classWeights six weights of the emotions in the loss, in the order of {@link Emotion}
   * @param seed of the weights and of dropout
   */
  public static EmotionNetwork initialise(
      NetworkOptions options, int frames, double[] classWeights, long seed) {
    return initialise(configuration(options, frames, classWeights, seed), frames);
  }

  private static EmotionNetwork initialise(ComputationGraphConfiguration described, int frames) {
    ComputationGraph graph = new ComputationGraph(described);
    graph.init();
    return new EmotionNetwork(frames, graph);
  }

  /** Describes the network; takes no memory for its weights yet. */
  private static ComputationGraphConfiguration configuration(
      NetworkOptions options, int frames, double[] classWeights, long seed) {
    int shortest = 1 << options.convolutionFilters().size();
    if (frames < shortest) {
      throw new IllegalArgumentException("frames is " + frames + ", expected at least " + shortest);
    }
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(new Adam(LEARNING_RATE))
            .weightInit(WeightInit.RELU)
            .l2(options.l2())
            .graphBuilder()
            .addInputs("features")
            .setInputTypes(InputType.recurrent(FeatureSet.SIZE, frames, RNNFormat.NWC));
    String last = "features";
    int width = FeatureSet.SIZE;
    for (int filters : options.convolutionFilters()) {
      TemporalConvolution convolution =
          new TemporalConvolution(width, filters, options.kernel(), options.sequenceDropout());
      boolean isFirst = last.equals("features");
      last = add(builder, isFirst ? convolution.asFirst() : convolution, last);
      width = filters;
    }
    for (Iterator<Integer> lstms = options.lstmUnits().iterator(); lstms.hasNext(); ) {
      int units = lstms.next();
      double between = lstms.hasNext() ? options.sequenceDropout() : 0;
      last = add(builder, new BidirectionalLstm(width, units, between), last);
      width = 2 * units;
    }
    last = add(builder, new SelfAttention(width, options.attentionHeads(), 0), last);
    last = add(builder, new TimePooling(width), last);
    width *= 2;
    Dropout dropout = null;
    for (int units : options.denseUnits()) {
      last =
          add(
              builder,
              new DenseLayer.Builder()
                  .nIn(width)
                  .nOut(units)
                  .activation(Activation.RELU)
                  .dropOut(dropout)
                  .build(),
              last);
      dropout = new Dropout(1 - options.denseDropout());
      width = units;
    }
    builder.addLayer(
        "emotion",
        new OutputLayer.Builder(
                new LossMCXENT(Nd4j.createFromArray(classWeights).castTo(DataType.FLOAT)))
            .nIn(width)
            .nOut(Emotion.COUNT)
            .weightInit(WeightInit.XAVIER)
            .activation(Activation.SOFTMAX)
            .dropOut(dropout)
            .build(),
        last);
    return builder.setOutputs("emotion").build();
  }

  /** Adds a layer behind another one, named after its class and place, and returns its name. */
  private static String add(
      GraphBuilder builder, org.deeplearning4j.nn.conf.layers.Layer layer, String before) {
    String name = layer.getClass().getSimpleName() + "_" + builder.getVertices().size();
    builder.addLayer(name, layer, before);
    return name;
  }

  /**
   * Builds the network of the options around stored weights.
   *
   * @param coefficients as {@link #coefficients()} gave them
   * @throws IllegalArgumentException if they are not those of such a network
   */
  static EmotionNetwork restore(NetworkOptions options, int frames, byte[] coefficients) {
    double[] equalWeights = new double[Emotion.COUNT];
    Arrays.fill(equalWeights, 1);
    ComputationGraphConfiguration described = configuration(options, frames, equalWeights, 0);
    long bytes = parameters(described) * Float.BYTES;
    // Asked before any memory is taken: the options may come from anyone.
    if (coefficients.length < bytes || coefficients.length > bytes + LONGEST_HEADER) {
      throw mismatch(coefficients.length, bytes);
    }
    EmotionNetwork network = initialise(described, frames);
    byte[] expected = network.coefficients();
    int parameters = Math.toIntExact(network.graph.numParams());
    int header = expected.length - parameters * Float.BYTES;
    if (expected.length != coefficients.length
        || !Arrays.equals(expected, 0, header, coefficients, 0, header)) {
      throw mismatch(coefficients.length, bytes);
    }
    float[] values = new float[parameters];
    ByteBuffer.wrap(coefficients, header, parameters * Float.BYTES).asFloatBuffer().get(values);
    network.graph.setParams(Nd4j.createFromArray(values).reshape(network.graph.params().shape()));
    return network;
  }

  private static long parameters(ComputationGraphConfiguration described) {
    long parameters = 0;
    for (GraphVertex vertex : described.getVertices().values()) {
      parameters += vertex.numParams(true);
    }
    return parameters;
  }

  private static IllegalArgumentException mismatch(long stored, long expected) {
    return new IllegalArgumentException(
        "the weights are "
            + stored
            + " bytes, a network of these options has "
            + expected
            + " and a short header");
  }

  /** Returns DL4J's description of the network, as JSON. */
  String configuration() {
    return graph.getConfiguration().toJson();
  }

  /** Returns all weights in DL4J's format: a header, then big-endian floats. */
  byte[] coefficients() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Nd4j.write(graph.params(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Returns the DL4J network, for training it. */
  public ComputationGraph graph() {
    return graph;
  }

  /**
   * Changes the learning rate and keeps Adam's state.
   *
   * <p>DL4J's own {@code setLearningRate} rebuilds that state and fails on batch normalisation,
   * whose running mean has no state. The updaters read their rate anew at every step, so it is
   * enough to tell them.
   */
  public void setLearningRate(double learningRate) {
    for (Layer layer : graph.getLayers()) {
      for (String parameter : layer.paramTable().keySet()) {
        IUpdater updater = layer.getConfig().getUpdaterByParam(parameter);
        if (updater.hasLearningRate()) {
          updater.setLrAndSchedule(learningRate, null);
        }
      }
    }
  }

  /**
   * Computes the probabilities of clips, uncalibrated; safe from several threads.
   *
   * @param features scaled, {@code features[(clip * frames + frame) * 120 + feature]}
   * @param clips how many
   * @return one row of six a clip
   */
  public double[][] probabilities(float[] features, int clips) {
    ForwardPass pass = idle.poll();
    if (pass == null) {
      pass = new ForwardPass(graph);
    }
    float[] output;
    try {
      output = pass.output(features, clips, frames);
    } finally {
      idle.add(pass);
    }
    double[][] probabilities = new double[clips][Emotion.COUNT];
    for (int i = 0; i < output.length; i++) {
      probabilities[i / Emotion.COUNT][i % Emotion.COUNT] = output[i];
    }
    return probabilities;
  }
}
