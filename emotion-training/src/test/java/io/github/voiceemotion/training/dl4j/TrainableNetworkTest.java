package io.github.voiceemotion.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.NetworkLayers;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.NetworkOptions.Pooling;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class TrainableNetworkTest {

  private static final int FRAMES = 40;
  private static final double[] EQUAL = {1, 1, 1, 1, 1, 1};
  private static final List<Integer> NONE = List.of();
  private static final NetworkOptions SMALL =
      new NetworkOptions(
          List.of(8, 8),
          5,
          List.of(1),
          List.of(8),
          2,
          NetworkOptions.Pooling.ATTENTION,
          List.of(16),
          0,
          0,
          0);

  static Stream<NetworkOptions> allKindsOfNetworks() {
    return Stream.of(
        NetworkOptions.defaults(),
        NetworkOptions.small(),
        NetworkOptions.statistics(),
        options(NONE, NONE, NONE, 0, Pooling.STATISTICS, NONE),
        options(NONE, NONE, NONE, 0, Pooling.ATTENTION, List.of(8)),
        options(NONE, NONE, NONE, 5, Pooling.STATISTICS, NONE),
        options(NONE, NONE, List.of(4, 8), 4, Pooling.STATISTICS, NONE),
        options(NONE, List.of(1, 2), NONE, 0, Pooling.STATISTICS, NONE),
        options(List.of(8), NONE, NONE, 2, Pooling.ATTENTION, List.of(8, 8)));
  }

  @ParameterizedTest
  @MethodSource("allKindsOfNetworks")
  void trainsWhatTheKernelsPredict(NetworkOptions options) {
    TrainableNetwork network = TrainableNetwork.initialise(options, FRAMES, EQUAL, 1);
    assertEquals(NetworkLayers.of(options, FRAMES, 6).parameters(), network.graph().numParams());
    Nd4j.getRandom().setSeed(12);
    INDArray input = Nd4j.randn(6, FRAMES, FeatureSet.SIZE);
    float[] features = input.reshape(-1).toFloatVector();
    byte[] before = network.snapshot().weights();
    network.graph().fit(new DataSet(input, Nd4j.eye(6)));

    assertFalse(Arrays.equals(before, network.snapshot().weights()));
    double[][] dl4j = probabilities(network, input);
    double[][] own = network.snapshot().probabilities(features, 6);
    for (int i = 0; i < 6; i++) {
      assertArrayEquals(dl4j[i], own[i], 1e-6);
    }
  }

  @Test
  void goesOnFromTheWeightsOfATrainedNetwork() {
    TrainableNetwork trained = network();
    trained.graph().fit(batchOfSix());
    TrainableNetwork copy = TrainableNetwork.of(trained.snapshot());

    assertArrayEquals(trained.snapshot().weights(), copy.snapshot().weights());
    INDArray input = features(2).reshape(2, FRAMES, FeatureSet.SIZE);
    assertArrayEquals(probabilities(trained, input)[1], probabilities(copy, input)[1]);
  }

  @Test
  void keepsTheWeightsOfItsMoment() {
    TrainableNetwork network = network();
    EmotionNetwork snapshot = network.snapshot();
    byte[] before = snapshot.weights();
    network.graph().fit(batchOfSix());

    assertArrayEquals(before, snapshot.weights());
    assertFalse(Arrays.equals(before, network.snapshot().weights()));
  }

  @Test
  void startsTheSameForTheSameSeed() {
    assertArrayEquals(network().snapshot().weights(), network().snapshot().weights());
  }

  @Test
  void changesTheLearningRateWithoutLosingAdamsState() {
    TrainableNetwork network = network();
    DataSet batch = batchOfSix();
    network.graph().fit(batch);
    float[] state = network.graph().getUpdater().getStateViewArray().toFloatVector();
    assertTrue(norm(state) > 0);

    network.setLearningRate(1e-5);
    assertArrayEquals(state, network.graph().getUpdater().getStateViewArray().toFloatVector());
    float[] before = network.graph().getParam("emotion_W").reshape(-1).toFloatVector();
    network.graph().fit(batch);
    float[] after = network.graph().getParam("emotion_W").reshape(-1).toFloatVector();

    // Adam's step is about the learning rate, whatever the gradient.
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], after[i], 2e-5);
    }
    assertFalse(Arrays.equals(before, after));
  }

  @Test
  void countsARareEmotionByItsWeight() {
    double[] weights = {1, 1, 1, 1, 4, 1};
    TrainableNetwork plain = network();
    TrainableNetwork weighted = TrainableNetwork.initialise(SMALL, FRAMES, weights, 5);
    INDArray input = features(6).reshape(6, FRAMES, FeatureSet.SIZE);
    INDArray fear = Nd4j.zeros(6, 6);
    fear.getColumn(4).assign(1);
    DataSet batch = new DataSet(input, fear);

    assertEquals(4 * plain.graph().score(batch), weighted.graph().score(batch), 1e-4);
  }

  private static double[][] probabilities(TrainableNetwork network, INDArray input) {
    return network.graph().outputSingle(input).castTo(DataType.DOUBLE).toDoubleMatrix();
  }

  private static NetworkOptions options(
      List<Integer> filters,
      List<Integer> dilations,
      List<Integer> lstms,
      int heads,
      Pooling pooling,
      List<Integer> dense) {
    return new NetworkOptions(filters, 3, dilations, lstms, heads, pooling, dense, 0.2, 0.2, 1e-4);
  }

  private static TrainableNetwork network() {
    return TrainableNetwork.initialise(SMALL, FRAMES, EQUAL, 5);
  }

  private static INDArray features(int clips) {
    Nd4j.getRandom().setSeed(11);
    return Nd4j.randn((long) clips * FeatureSet.SIZE * FRAMES);
  }

  private static DataSet batchOfSix() {
    return new DataSet(features(6).reshape(6, FRAMES, FeatureSet.SIZE), Nd4j.eye(6));
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
