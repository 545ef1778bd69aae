package io.github.voiceemotion.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeatureSpecTest {

  private static FeatureSpec spec(int hop, List<String> names) {
    return new FeatureSpec(1, 16_000, 48_000, 1024, hop, 128, 60, 600, 5500, names);
  }

  @Test
  void currentSpecificationGives174FramesOf120Features() {
    assertEquals(spec(277, FeatureSet.names()), FeatureSpec.current());
    assertEquals(174, FeatureSpec.current().clipFrames());
  }

  @Test
  void equalSpecificationsDoNotDiffer() {
    assertEquals(
        Optional.empty(), FeatureSpec.current().differenceFrom(spec(277, FeatureSet.names())));
  }

  @Test
  void namesBothValuesOfTheFirstDifference() {
    assertEquals(
        Optional.of("hop is 160, expected 277"),
        spec(160, List.of("rms")).differenceFrom(FeatureSpec.current()));
    assertEquals(
        Optional.of("number of features is 1, expected 120"),
        spec(277, List.of("rms")).differenceFrom(FeatureSpec.current()));
    List<String> renamed = new ArrayList<>(FeatureSet.names());
    renamed.set(3, "mfcc_three");
    assertEquals(
        Optional.of("name of feature 3 is mfcc_three, expected mfcc_3"),
        spec(277, renamed).differenceFrom(FeatureSpec.current()));
  }

  @Test
  void refusesImpossibleValues() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> spec(0, List.of("rms"))).getMessage();
    assertTrue(message.startsWith("hop is 0"), message);
  }
}
