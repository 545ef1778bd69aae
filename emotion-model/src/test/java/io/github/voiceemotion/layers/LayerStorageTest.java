package io.github.voiceemotion.layers;

import static io.github.voiceemotion.layers.SmallNetwork.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Every layer survives DL4J's own way of storing a network. */
class LayerStorageTest {

  static Stream<Named<SequenceLayer>> layers() {
    return Stream.of(
            new TemporalConvolution(SmallNetwork.SIZE, 6, 3, 0.2),
            new TemporalConvolution(SmallNetwork.SIZE, 6, 3, 0.2).asFirst(),
            new ResidualConvolution(SmallNetwork.SIZE, 3, 2, 0.2),
            new BidirectionalLstm(SmallNetwork.SIZE, 3, 0.2),
            new SelfAttention(SmallNetwork.SIZE, 2, 0.2),
            new TimePooling(SmallNetwork.SIZE),
            new AttentionPooling(SmallNetwork.SIZE, 3))
        .map(layer -> Named.of(layer.getClass().getSimpleName(), layer));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void comesBackWithTheSameDescriptionAndOutput(SequenceLayer layer) throws IOException {
    ComputationGraph stored = trained(layer);
    ComputationGraph loaded = load(store(stored));

    assertEquals(stored.getConfiguration().toJson(), loaded.getConfiguration().toJson());
    INDArray input = SmallNetwork.sequences(5, 2);
    assertArrayEquals(floats(stored.outputSingle(input)), floats(loaded.outputSingle(input)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void goesOnTrainingAsIfNeverStored(SequenceLayer layer) throws IOException {
    ComputationGraph stored = trained(layer);
    ComputationGraph loaded = load(store(stored));
    float[] before = floats(stored.params());
    train(stored, 3);
    train(loaded, 3);

    assertFalse(Arrays.equals(before, floats(stored.params())));
    assertArrayEquals(floats(stored.params()), floats(loaded.params()));
    assertArrayEquals(
        floats(stored.getUpdater().getStateViewArray()),
        floats(loaded.getUpdater().getStateViewArray()));
  }

  private static ComputationGraph trained(SequenceLayer layer) {
    ComputationGraph network = SmallNetwork.around(layer, new Adam(1e-2));
    train(network, 1);
    return network;
  }

  private static void train(ComputationGraph network, long seed) {
    Nd4j.getRandom().setSeed(seed);
    for (int step = 0; step < 5; step++) {
      network.fit(SmallNetwork.batch(6, 10 * seed + step));
    }
  }

  private static byte[] store(ComputationGraph network) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, true);
    return bytes.toByteArray();
  }

  private static ComputationGraph load(byte[] stored) throws IOException {
    return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(stored), true);
  }
}
