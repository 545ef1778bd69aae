package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.NetworkOptions.Pooling;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class NetworkOptionsTest {

  private static final int FRAMES = 40;
  private static final double[] EQUAL = {1, 1, 1, 1, 1, 1};
  private static final List<Integer> NONE = List.of();

  static Stream<NetworkOptions> networksThatLeaveLayersOut() {
    return Stream.of(
        options(NONE, NONE, NONE, 0, Pooling.STATISTICS, NONE),
        options(NONE, NONE, NONE, 0, Pooling.ATTENTION, List.of(8)),
        options(NONE, NONE, NONE, 5, Pooling.STATISTICS, NONE),
        options(NONE, NONE, List.of(4, 8), 4, Pooling.STATISTICS, NONE),
        options(NONE, List.of(1, 2), NONE, 0, Pooling.STATISTICS, NONE),
        options(List.of(8), NONE, NONE, 2, Pooling.ATTENTION, List.of(8, 8)),
        NetworkOptions.statistics());
  }

  @ParameterizedTest
  @MethodSource("networksThatLeaveLayersOut")
  void trainsAndPredictsWithoutSomeLayers(NetworkOptions options) {
    TrainableNetwork network = TrainableNetwork.initialise(options, FRAMES, EQUAL, 1);
    Nd4j.getRandom().setSeed(12);
    INDArray input = Nd4j.randn(6, FRAMES, FeatureSet.SIZE);
    float[] features = input.reshape(-1).toFloatVector();
    byte[] before = network.snapshot().coefficients();
    network.graph().fit(new DataSet(input, Nd4j.eye(6)));

    assertFalse(Arrays.equals(before, network.snapshot().coefficients()));
    double[][] dl4j = network.graph().outputSingle(input).castTo(DataType.DOUBLE).toDoubleMatrix();
    double[][] own = network.snapshot().probabilities(features, 6);
    for (int i = 0; i < 6; i++) {
      assertArrayEquals(dl4j[i], own[i], 1e-6);
    }
  }

  @Test
  void offersDenseLayersOverStatisticsOfTheClip() {
    TrainableNetwork network =
        TrainableNetwork.initialise(NetworkOptions.statistics(), 174, EQUAL, 1);

    long pooling = (FeatureSet.SIZE + 2) * 32;
    long dense = (2 * FeatureSet.SIZE + 1) * 128 + 129 * 64 + 65 * 6;
    assertEquals(pooling + dense, network.graph().numParams());
  }

  @Test
  void refusesHeadsThatDoNotShareTheWidthOfWhatIsBeforeThem() {
    assertRefused(
        "attentionHeads is 7, expected 0 or a divisor of 120",
        () -> options(NONE, NONE, NONE, 7, Pooling.STATISTICS, NONE));
    assertRefused(
        "attentionHeads is 3, expected 0 or a divisor of 8",
        () -> options(List.of(9, 8), NONE, NONE, 3, Pooling.STATISTICS, NONE));
    assertRefused(
        "attentionHeads is 4, expected 0 or a divisor of 10",
        () -> options(List.of(8), NONE, List.of(5), 4, Pooling.STATISTICS, NONE));
  }

  @Test
  void refusesLayersWithoutUnits() {
    assertRefused(
        "convolutionFilters is [8, 0], expected sizes of 1 to 65536",
        () -> options(List.of(8, 0), NONE, NONE, 0, Pooling.STATISTICS, NONE));
    assertRefused(
        "residualDilations is [-1], expected sizes of 1 to 65536",
        () -> options(NONE, List.of(-1), NONE, 0, Pooling.STATISTICS, NONE));
    assertRefused(
        "lstmUnits is [65537], expected sizes of 1 to 65536",
        () -> options(NONE, NONE, List.of(65537), 0, Pooling.STATISTICS, NONE));
    assertRefused(
        "denseUnits is [0], expected sizes of 1 to 65536",
        () -> options(NONE, NONE, NONE, 0, Pooling.STATISTICS, List.of(0)));
  }

  private static void assertRefused(String message, Executable executable) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
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
}
