package io.github.voiceemotion.training.dl4j;

import io.github.voiceemotion.model.network.SequenceLayer;
import io.github.voiceemotion.model.network.TimePooling;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Small DL4J networks for tests, and data for them. */
final class SmallNetwork {

  static final int SIZE = 4;
  static final int FRAMES = 9;
  static final int CLASSES = 3;

  private SmallNetwork() {}

  /** Returns a network of a layer called "layer", pooling if that gives frames, and an output. */
  static ComputationGraph around(SequenceLayer layer, IUpdater updater) {
    GraphBuilder builder =
        builder(updater).addLayer("layer", new KernelConfiguration(layer), "features");
    String last = "layer";
    int width = layer.outputs();
    if (layer.isSequence()) {
      builder.addLayer("pooling", new KernelConfiguration(new TimePooling(width)), last);
      last = "pooling";
      width *= 2;
    }
    return network(builder, width, last);
  }

  static GraphBuilder builder(IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .dataType(DataType.FLOAT)
        .updater(updater)
        .graphBuilder()
        .addInputs("features")
        .setInputTypes(InputType.recurrent(SIZE, FRAMES, RNNFormat.NWC));
  }

  static ComputationGraph network(GraphBuilder builder, int width, String last) {
    ComputationGraph network =
        new ComputationGraph(
            builder
                .addLayer(
                    "output",
                    new OutputLayer.Builder(new LossMCXENT())
                        .nIn(width)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build(),
                    last)
                .setOutputs("output")
                .build());
    network.init();
    return network;
  }

  static INDArray sequences(int clips, long seed) {
    Random random = new Random(seed);
    float[] values = new float[clips * FRAMES * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(clips, FRAMES, SIZE);
  }

  /** Sequences, each of a class. */
  static DataSet batch(int clips, long seed) {
    INDArray classes = Nd4j.zeros(clips, CLASSES);
    for (int clip = 0; clip < clips; clip++) {
      classes.putScalar(clip, clip % CLASSES, 1);
    }
    return new DataSet(sequences(clips, seed), classes);
  }

  static float[] floats(INDArray array) {
    return array.dup('c').reshape(array.length()).toFloatVector();
  }
}
