package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureSet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The network: convolution blocks over time, bidirectional LSTMs, self-attention, mean over time,
 * dense layers, softmax.
 *
 * <p>Its input is {@code [batch, 120, frames, 1]}, its output {@code [batch, 6]} probabilities in
 * the order of {@link Emotion}. Convolutions over time are written as 2-D ones of width 1, since
 * DL4J's batch normalisation mistakes the batch axis of 1-D ones for the channels. DL4J's
 * self-attention passes back twice the true gradient; Adam, which divides by the gradient's own
 * size, makes nothing of a factor that all layers below share, but a residual connection around it
 * would mix the two scales, so there is none.
 */
public final class EmotionNetwork {

  private static final double LEARNING_RATE = 1e-3;

  private final int frames;
  private final ComputationGraph graph;

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
    int poolings = options.convolutionFilters().size();
    int pooledFrames = frames >> poolings;
    if (pooledFrames < 1) {
      throw new IllegalArgumentException(
          "frames is " + frames + ", expected at least " + (1 << poolings));
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
            .setInputTypes(InputType.convolutional(frames, 1, FeatureSet.SIZE));
    String last = addConvolutions(builder, options);
    int width = options.convolutionFilters().get(poolings - 1);
    builder.addVertex(
        "sequence", new ReshapeVertex('c', new int[] {-1, width, pooledFrames}, null), last);
    last = "sequence";
    for (int i = 0; i < options.lstmUnits().size(); i++) {
      int units = options.lstmUnits().get(i);
      String name = "lstm_" + i;
      LSTM lstm =
          new LSTM.Builder()
              .nIn(width)
              .nOut(units)
              .weightInit(WeightInit.XAVIER)
              .activation(Activation.TANH)
              .build();
      builder.addLayer(name, new Bidirectional(Bidirectional.Mode.CONCAT, lstm), last);
      width = 2 * units;
      last = name;
    }
    builder.addLayer(
        "attention",
        new SelfAttentionLayer.Builder()
            .nIn(width)
            .nOut(width)
            .nHeads(options.attentionHeads())
            .headSize(width / options.attentionHeads())
            .projectInput(true)
            .weightInit(WeightInit.XAVIER)
            .build(),
        last);
    builder.addLayer("pooling", new GlobalPoolingLayer(PoolingType.AVG), "attention");
    last = "pooling";
    for (int i = 0; i < options.denseUnits().size(); i++) {
      int units = options.denseUnits().get(i);
      String name = "dense_" + i;
      builder.addLayer(
          name,
          new DenseLayer.Builder()
              .nIn(width)
              .nOut(units)
              .activation(Activation.RELU)
              .dropOut(i == 0 ? null : new Dropout(1 - options.denseDropout()))
              .build(),
          last);
      width = units;
      last = name;
    }
    builder.addLayer(
        "emotion",
        new OutputLayer.Builder(
                new LossMCXENT(Nd4j.createFromArray(classWeights).castTo(DataType.FLOAT)))
            .nIn(width)
            .nOut(Emotion.COUNT)
            .weightInit(WeightInit.XAVIER)
            .activation(Activation.SOFTMAX)
            .dropOut(new Dropout(1 - options.denseDropout()))
            .build(),
        last);
    ComputationGraph graph = new ComputationGraph(builder.setOutputs("emotion").build());
    graph.init();
    return new EmotionNetwork(frames, graph);
  }

  private static String addConvolutions(GraphBuilder builder, NetworkOptions options) {
    String last = "features";
    int width = FeatureSet.SIZE;
    for (int i = 0; i < options.convolutionFilters().size(); i++) {
      int filters = options.convolutionFilters().get(i);
      builder.addLayer(
          "convolution_" + i,
          new ConvolutionLayer.Builder(options.kernel(), 1)
              .nIn(width)
              .nOut(filters)
              .convolutionMode(ConvolutionMode.Same)
              .hasBias(false)
              .activation(Activation.IDENTITY)
              .build(),
          last);
      builder.addLayer(
          "normalisation_" + i,
          new BatchNormalization.Builder().nIn(filters).nOut(filters).build(),
          "convolution_" + i);
      builder.addLayer(
          "activation_" + i, new ActivationLayer(Activation.RELU), "normalisation_" + i);
      builder.addLayer(
          "halving_" + i,
          new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
              .kernelSize(2, 1)
              .stride(2, 1)
              .build(),
          "activation_" + i);
      builder.addLayer(
          "dropout_" + i,
          new DropoutLayer(new Dropout(1 - options.convolutionDropout())),
          "halving_" + i);
      last = "dropout_" + i;
      width = filters;
    }
    return last;
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
    EmotionNetwork network = initialise(options, frames, equalWeights, 0);
    byte[] expected = network.coefficients();
    int parameters = Math.toIntExact(network.graph.numParams());
    int header = expected.length - parameters * Float.BYTES;
    if (expected.length != coefficients.length
        || !Arrays.equals(expected, 0, header, coefficients, 0, header)) {
      throw new IllegalArgumentException(
          "the weights are "
              + coefficients.length
              + " bytes, a network of these options has "
              + expected.length);
    }
    float[] values = new float[parameters];
    ByteBuffer.wrap(coefficients, header, parameters * Float.BYTES).asFloatBuffer().get(values);
    network.graph.setParams(Nd4j.createFromArray(values).reshape(network.graph.params().shape()));
    return network;
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
   * Computes the probabilities of clips, uncalibrated.
   *
   * @param features scaled, {@code features[(clip * 120 + feature) * frames + frame]}
   * @param clips how many
   * @return one row of six a clip
   */
  public double[][] probabilities(float[] features, int clips) {
    INDArray input = Nd4j.createFromArray(features).reshape(clips, FeatureSet.SIZE, frames, 1);
    // DL4J's output is not thread-safe: two threads can get each other's results.
    synchronized (graph) {
      return graph.outputSingle(input).castTo(DataType.DOUBLE).toDoubleMatrix();
    }
  }
}
