package io.github.voiceemotion.training.dl4j;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.NetworkLayers;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.network.LayerStack;
import io.github.voiceemotion.model.network.SequenceLayer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
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
 * An {@link EmotionNetwork} in training: a DL4J network of the same layers, with updater and
 * listeners. One thread at a time.
 *
 * <p>Its weights are stored as a {@link #snapshot}; DL4J's own {@code ModelSerializer} does not
 * know these layers.
 */
public final class TrainableNetwork {

  private static final double LEARNING_RATE = 1e-3;

  private final NetworkOptions options;
  private final int frames;
  private final int labels;
  private final ComputationGraph graph;

  private TrainableNetwork(NetworkOptions options, int frames, int labels, ComputationGraph graph) {
    this.options = options;
    this.frames = frames;
    this.labels = labels;
    this.graph = graph;
  }

  /**
   * Creates a network with random weights.
   *
   * @param options sizes and regularisation
   * @param frames frames of a clip
   * @param classWeights of the emotions in the loss, in the order of the model's labels
   * @param seed of the weights and of dropout
   */
  public static TrainableNetwork initialise(
      NetworkOptions options, int frames, double[] classWeights, long seed) {
    ComputationGraph graph =
        new ComputationGraph(configuration(options, frames, classWeights, seed));
    graph.init();
    return new TrainableNetwork(options, frames, classWeights.length, graph);
  }

  /**
   * Creates a network that goes on from another's weights, with all emotions of the same weight.
   */
  public static TrainableNetwork of(EmotionNetwork network) {
    double[] equalWeights = new double[network.labels()];
    Arrays.fill(equalWeights, 1);
    TrainableNetwork trainable = initialise(network.options(), network.frames(), equalWeights, 0);
    trainable.parameters().put(network.parameters());
    return trainable;
  }

  private static ComputationGraphConfiguration configuration(
      NetworkOptions options, int frames, double[] classWeights, long seed) {
    LayerStack layers = NetworkLayers.of(options, frames, classWeights.length);
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
    for (SequenceLayer layer : layers.sequence()) {
      last = add(builder, layer.getClass(), new KernelConfiguration(layer), last);
    }
    List<Integer> sizes = layers.denseSizes();
    Dropout dropout = null;
    for (int i = 1; i < sizes.size() - 1; i++) {
      last =
          add(
              builder,
              DenseLayer.class,
              new DenseLayer.Builder()
                  .nIn(sizes.get(i - 1))
                  .nOut(sizes.get(i))
                  .activation(Activation.RELU)
                  .dropOut(dropout)
                  .build(),
              last);
      dropout = new Dropout(1 - options.denseDropout());
    }
    builder.addLayer(
        "emotion",
        new OutputLayer.Builder(
                new LossMCXENT(Nd4j.createFromArray(classWeights).castTo(DataType.FLOAT)))
            .nIn(sizes.get(sizes.size() - 2))
            .nOut(layers.outputs())
            .weightInit(WeightInit.XAVIER)
            .activation(Activation.SOFTMAX)
            .dropOut(dropout)
            .build(),
        last);
    return builder.setOutputs("emotion").build();
  }

  /** Adds a layer behind another one, named after its kind and place, and returns its name. */
  private static String add(
      GraphBuilder builder,
      Class<?> kind,
      org.deeplearning4j.nn.conf.layers.Layer layer,
      String before) {
    String name = kind.getSimpleName() + "_" + builder.getVertices().size();
    builder.addLayer(name, layer, before);
    return name;
  }

  /** Returns the DL4J network. */
  public ComputationGraph graph() {
    return graph;
  }

  /** Returns a network with the weights of this moment. */
  public EmotionNetwork snapshot() {
    return snapshot(parameters());
  }

  /**
   * Returns a network of the same kind with other weights.
   *
   * @param parameters as many as {@link #parameters()} has; copied
   */
  public EmotionNetwork snapshot(FloatBuffer parameters) {
    return new EmotionNetwork(options, frames, labels, parameters);
  }

  /**
   * Returns all weights, layer after layer, running statistics included: the network's own memory,
   * which lives as long as the network.
   */
  public FloatBuffer parameters() {
    return new FloatPointer(graph.params().data().addressPointer())
        .capacity(graph.numParams())
        .asBuffer();
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
}
