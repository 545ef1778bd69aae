package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class EmotionNetworkTest {

  private static final int FRAMES = 40;
  private static final double[] EQUAL = {1, 1, 1, 1, 1, 1};
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

  @Test
  void hasTheSizesOfTheDesign() {
    TrainableNetwork network =
        TrainableNetwork.initialise(NetworkOptions.defaults(), 174, EQUAL, 1);

    long convolutions = 120 * 64 * 5 + 64 * 128 * 5 + 128 * 256 * 5;
    long normalisations = 4 * (64 + 128 + 256);
    long lstms = 2 * 4 * 128 * (256 + 128 + 1) + 2 * 4 * 64 * (256 + 64 + 1);
    long attention = 4 * 128 * 128 + 4 * 128 + 2 * 128;
    long dense = 257 * 256 + 257 * 128 + 129 * 6;
    assertEquals(
        convolutions + normalisations + lstms + attention + dense, network.graph().numParams());
  }

  @Test
  void givesDistributions() {
    double[][] probabilities = network().snapshot().probabilities(features(3).toFloatVector(), 3);

    assertEquals(3, probabilities.length);
    for (double[] row : probabilities) {
      assertEquals(1, Arrays.stream(row).sum(), 1e-5);
    }
  }

  @Test
  void computesWhatDl4jComputes() {
    TrainableNetwork network =
        TrainableNetwork.initialise(NetworkOptions.defaults(), 174, EQUAL, 1);
    Nd4j.getRandom().setSeed(12);
    INDArray input = Nd4j.randn(5, 174, FeatureSet.SIZE);
    float[] features = input.reshape(-1).toFloatVector();
    network.graph().fit(new DataSet(input, Nd4j.eye(6).getRows(0, 1, 2, 3, 4)));

    double[][] dl4j = network.graph().outputSingle(input).castTo(DataType.DOUBLE).toDoubleMatrix();
    double[][] own = network.snapshot().probabilities(features, 5);
    for (int i = 0; i < 5; i++) {
      assertArrayEquals(dl4j[i], own[i], 1e-6);
    }
  }

  @Test
  void storesItsWeightsAsDl4jDoes() throws IOException {
    TrainableNetwork network = network();
    ByteArrayOutputStream dl4j = new ByteArrayOutputStream();
    Nd4j.write(network.graph().params(), new DataOutputStream(dl4j));

    assertArrayEquals(dl4j.toByteArray(), network.snapshot().coefficients());
  }

  @Test
  void keepsTheWeightsOfItsMoment() {
    TrainableNetwork network = network();
    EmotionNetwork snapshot = network.snapshot();
    byte[] before = snapshot.coefficients();
    network.graph().fit(batchOfSix());

    assertArrayEquals(before, snapshot.coefficients());
    assertFalse(Arrays.equals(before, network.snapshot().coefficients()));
  }

  @Test
  void offersASmallResidualNetwork() {
    TrainableNetwork small = TrainableNetwork.initialise(NetworkOptions.small(), 174, EQUAL, 1);

    assertTrue(small.graph().numParams() < 150_000, "parameters " + small.graph().numParams());
  }

  @Test
  void startsTheSameForTheSameSeed() {
    assertArrayEquals(network().snapshot().coefficients(), network().snapshot().coefficients());
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

  @Test
  void refusesClipsTooShortToBePooled() {
    assertThrows(
        IllegalArgumentException.class, () -> TrainableNetwork.initialise(SMALL, 3, EQUAL, 1));
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
