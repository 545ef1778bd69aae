package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSet;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmotionNetworkTest {

  private static final int FRAMES = 40;
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
    long convolutions = 120 * 64 * 5 + 64 * 128 * 5 + 128 * 256 * 5;
    long normalisations = 4 * (64 + 128 + 256);
    long lstms = 2 * 4 * 128 * (256 + 128 + 1) + 2 * 4 * 64 * (256 + 64 + 1);
    long attention = 4 * 128 * 128 + 4 * 128 + 2 * 128;
    long dense = 257 * 256 + 257 * 128 + 129 * 6;
    assertEquals(
        convolutions + normalisations + lstms + attention + dense,
        NetworkLayers.of(NetworkOptions.defaults(), 174, 6).parameters());
  }

  @Test
  void offersASmallResidualNetwork() {
    long parameters = NetworkLayers.of(NetworkOptions.small(), 174, 6).parameters();

    assertTrue(parameters < 150_000, "parameters " + parameters);
  }

  @Test
  void givesDistributions() {
    double[][] probabilities = RandomNetwork.of(SMALL, FRAMES, 5).probabilities(features(3), 3);

    assertEquals(3, probabilities.length);
    for (double[] row : probabilities) {
      assertEquals(1, Arrays.stream(row).sum(), 1e-5);
    }
  }

  @Test
  void storesItsWeightsAsBigEndianFloatsAndNothingElse() {
    EmotionNetwork network = RandomNetwork.of(SMALL, FRAMES, 5);
    FloatBuffer parameters = network.parameters();
    ByteBuffer stored = ByteBuffer.wrap(network.weights());

    assertEquals(parameters.capacity() * Float.BYTES, stored.capacity());
    for (int i = 0; i < parameters.capacity(); i++) {
      assertEquals(parameters.get(i), stored.getFloat(i * Float.BYTES));
    }
  }

  @Test
  void answersTheSameFromItsStoredWeights() {
    EmotionNetwork network = RandomNetwork.of(SMALL, FRAMES, 5);
    EmotionNetwork restored = EmotionNetwork.restore(SMALL, FRAMES, 6, network.weights());

    assertArrayEquals(network.weights(), restored.weights());
    assertArrayEquals(
        network.probabilities(features(1), 1)[0], restored.probabilities(features(1), 1)[0]);
  }

  @Test
  void keepsTheParametersOfItsMoment() {
    FloatBuffer parameters =
        FloatBuffer.allocate(RandomNetwork.of(SMALL, FRAMES, 5).weights().length / 4);
    EmotionNetwork network = new EmotionNetwork(SMALL, FRAMES, 6, parameters);
    parameters.put(0, 1);

    assertEquals(0, network.parameters().get(0));
  }

  @Test
  void refusesWeightsOfAnotherNetwork() {
    int bytes = RandomNetwork.of(SMALL, FRAMES, 5).weights().length;
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> EmotionNetwork.restore(SMALL, FRAMES, 6, new byte[bytes - 3]));

    assertEquals(
        "the weights are "
            + (bytes - 3)
            + " bytes, a network of these options for 6 labels has "
            + bytes,
        refused.getMessage());
  }

  @Test
  void refusesClipsTooShortToBePooled() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> NetworkLayers.of(SMALL, 3, 6));

    assertEquals("frames is 3, expected at least 4", refused.getMessage());
  }

  private static float[] features(int clips) {
    Random random = new Random(11);
    float[] features = new float[clips * FRAMES * FeatureSet.SIZE];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    return features;
  }
}
