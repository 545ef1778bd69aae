package io.github.voiceemotion.training.dl4j;

import static io.github.voiceemotion.training.dl4j.SmallNetwork.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.voiceemotion.model.network.BidirectionalLstm;
import io.github.voiceemotion.model.network.SelfAttention;
import io.github.voiceemotion.model.network.SequenceLayer;
import io.github.voiceemotion.model.network.TemporalConvolution;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Holds layers that drop some of their outputs against the same layers without dropout. */
class DropoutTest {

  private static final double SHARE = 0.3;
  private static final int CLIPS = 2000;

  /** The layers that know dropout. */
  enum Kind {
    CONVOLUTION {
      @Override
      SequenceLayer layer(double dropout) {
        return new TemporalConvolution(SmallNetwork.SIZE, 6, 3, dropout, false);
      }
    },
    LSTM {
      @Override
      SequenceLayer layer(double dropout) {
        return new BidirectionalLstm(SmallNetwork.SIZE, 3, dropout);
      }
    },
    ATTENTION {
      @Override
      SequenceLayer layer(double dropout) {
        return new SelfAttention(SmallNetwork.SIZE, 2, dropout);
      }
    };

    abstract SequenceLayer layer(double dropout);
  }

  @ParameterizedTest
  @EnumSource
  void dropsItsShareAndLetsTheOthersGrow(Kind kind) {
    INDArray input = SmallNetwork.sequences(CLIPS, 1);
    float[] all = output(layer(kind, 0), input, true);
    float[] some = output(layer(kind, SHARE), input, true);

    int present = 0;
    int dropped = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] != 0) {
        present++;
        if (some[i] == 0) {
          dropped++;
        } else {
          assertEquals(all[i] / (1 - SHARE), some[i], 1e-5 * Math.abs(all[i]), "output " + i);
        }
      }
    }
    double deviation = Math.sqrt(SHARE * (1 - SHARE) / present);
    assertEquals(SHARE, (double) dropped / present, 4 * deviation);
  }

  @ParameterizedTest
  @EnumSource
  void dropsOthersEveryTimeButTheSameForTheSameSeed(Kind kind) {
    Layer layer = layer(kind, SHARE);
    INDArray input = SmallNetwork.sequences(20, 1);
    Nd4j.getRandom().setSeed(5);
    float[] first = output(layer, input, true);
    float[] second = output(layer, input, true);
    Nd4j.getRandom().setSeed(5);
    float[] again = output(layer, input, true);

    assertFalse(Arrays.equals(first, second));
    assertArrayEquals(first, again);
  }

  @ParameterizedTest
  @EnumSource
  void dropsNothingInInference(Kind kind) {
    INDArray input = SmallNetwork.sequences(20, 1);

    assertArrayEquals(
        output(layer(kind, 0), input, false), output(layer(kind, SHARE), input, false));
  }

  @ParameterizedTest
  @EnumSource
  void passesTheGradientOnlyWhereItDroppedNothing(Kind kind) {
    INDArray input = SmallNetwork.sequences(20, 1);
    Layer plain = layer(kind, 0);
    Layer dropping = layer(kind, SHARE);
    float[] all = output(plain, input, true);
    float[] some = output(dropping, input, true);
    long[] shape = plain.activate(true, LayerWorkspaceMgr.noWorkspaces()).shape();
    float[] gradient = new float[all.length];
    float[] kept = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      gradient[i] = (float) Math.sin(i + 1);
      kept[i] = some[i] == 0 ? 0 : (float) (gradient[i] / (1 - SHARE));
    }
    Pair<Gradient, INDArray> expected = passBack(plain, kept, shape);
    Pair<Gradient, INDArray> passed = passBack(dropping, gradient, shape);

    assertClose(expected.getSecond(), passed.getSecond(), "input");
    for (String name : plain.paramTable().keySet()) {
      assertClose(
          expected.getFirst().getGradientFor(name), passed.getFirst().getGradientFor(name), name);
    }
  }

  private static Pair<Gradient, INDArray> passBack(Layer layer, float[] gradient, long[] shape) {
    return layer.backpropGradient(
        Nd4j.createFromArray(gradient).reshape(shape), LayerWorkspaceMgr.noWorkspaces());
  }

  /** Differs by no more than rounding, in parts of the largest value. */
  private static void assertClose(INDArray expected, INDArray actual, String name) {
    double largest = expected.amaxNumber().doubleValue();
    assertArrayEquals(floats(expected), floats(actual), (float) (1e-5 * largest), name);
  }

  private static float[] output(Layer layer, INDArray input, boolean training) {
    layer.setInput(input, LayerWorkspaceMgr.noWorkspaces());
    return floats(layer.activate(training, LayerWorkspaceMgr.noWorkspaces()));
  }

  private static Layer layer(Kind kind, double dropout) {
    ComputationGraph network = SmallNetwork.around(kind.layer(dropout), new Sgd(0));
    network.initGradientsView();
    return network.getLayer("layer");
  }
}
