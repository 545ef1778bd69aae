package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.NetworkOptions.Pooling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NetworkOptionsTest {

  private static final List<Integer> NONE = List.of();

  @Test
  void offersDenseLayersOverStatisticsOfTheClip() {
    long pooling = (FeatureSet.SIZE + 2) * 32;
    long dense = (2 * FeatureSet.SIZE + 1) * 128 + 129 * 64 + 65 * 6;
    assertEquals(
        pooling + dense, NetworkLayers.of(NetworkOptions.statistics(), 174, 6).parameters());
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
