package io.github.voiceemotion.training.dl4j;

import static io.github.voiceemotion.training.dl4j.SmallNetwork.floats;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.network.AttentionPooling;
import io.github.voiceemotion.model.network.BidirectionalLstm;
import io.github.voiceemotion.model.network.ResidualConvolution;
import io.github.voiceemotion.model.network.SelfAttention;
import io.github.voiceemotion.model.network.SequenceLayer;
import io.github.voiceemotion.model.network.TemporalConvolution;
import io.github.voiceemotion.model.network.TimePooling;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Holds the gradients that DL4J gets from a network of all our layers against central differences
 * of its loss.
 *
 * <p>The loss is computed in single precision: a step of 1e-2 changes it by far more than its
 * rounding does. The clips are some of which no value crosses the edge of a ReLU or of a maximum
 * within that step, where a difference is no derivative; the checks of the kernels in {@code
 * emotion-model} have a smaller step and need no choice.
 */
class NetworkGradientTest {

  private static final float STEP = 1e-2f;

  /** In parts of the largest gradient of the same parameter array. */
  private static final double TOLERANCE = 5e-3;

  private static final int CLIPS = 6;

  @Test
  void passesTheTrueGradientThroughAllLayers() {
    ComputationGraph network = network();
    DataSet batch = SmallNetwork.batch(CLIPS, 8);
    network.setInputs(batch.getFeatures());
    network.setLabels(batch.getLabels());
    network.computeGradientAndScore();
    float[] gradient = floats(network.getFlattenedGradients());

    int start = 0;
    for (Map.Entry<String, INDArray> parameter : network.paramTable().entrySet()) {
      int length = Math.toIntExact(parameter.getValue().length());
      String name = parameter.getKey();
      if (!name.endsWith("_mean") && !name.endsWith("_variance")) {
        double[] expected = differences(network, batch, start, length);
        double largest = 0;
        for (double value : expected) {
          largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(largest > 0, name + " has no gradient to check");
        for (int i = 0; i < length; i++) {
          // DL4J sums over the clips here, and divides when it updates.
          double computed = gradient[start + i] / CLIPS;
          assertEquals(expected[i], computed, TOLERANCE * largest, name + "[" + i + "]");
        }
      }
      start += length;
    }
    assertEquals(gradient.length, start);
  }

  private static double[] differences(
      ComputationGraph network, DataSet batch, int start, int length) {
    INDArray parameters = network.params();
    double[] differences = new double[length];
    for (int i = 0; i < length; i++) {
      float value = parameters.getFloat(start + i);
      float above = value + STEP;
      float below = value - STEP;
      parameters.putScalar(start + i, above);
      double scoreAbove = network.score(batch, true);
      parameters.putScalar(start + i, below);
      double scoreBelow = network.score(batch, true);
      parameters.putScalar(start + i, value);
      differences[i] = (scoreAbove - scoreBelow) / (above - below);
    }
    return differences;
  }

  /** Convolutions, LSTM and attention in a row, and behind them both kinds of pooling. */
  private static ComputationGraph network() {
    GraphBuilder builder = SmallNetwork.builder(new Sgd(0));
    add(
        builder,
        "convolution",
        new TemporalConvolution(SmallNetwork.SIZE, 3, 3, 0, false),
        "features");
    add(builder, "residual", new ResidualConvolution(3, 3, 2, 0), "convolution");
    add(builder, "lstm", new BidirectionalLstm(3, 2, 0), "residual");
    add(builder, "attention", new SelfAttention(4, 2, 0), "lstm");
    add(builder, "timePooling", new TimePooling(4), "attention");
    add(builder, "attentionPooling", new AttentionPooling(4, 3), "attention");
    builder.addVertex("pooled", new MergeVertex(), "timePooling", "attentionPooling");
    return SmallNetwork.network(builder, 16, "pooled");
  }

  private static void add(GraphBuilder builder, String name, SequenceLayer layer, String before) {
    builder.addLayer(name, new KernelConfiguration(layer), before);
  }
}
