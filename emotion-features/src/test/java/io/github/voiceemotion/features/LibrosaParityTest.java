package io.github.voiceemotion.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares the features that follow librosa with what librosa 0.11.0 gives for the same clips. */
class LibrosaParityTest {

  /** Largest absolute difference allowed, by the start of the column's name; first match counts. */
  private static final Map<String, Double> TOLERANCES = new LinkedHashMap<>();

  static {
    TOLERANCES.put("mfcc_delta", 2e-4);
    TOLERANCES.put("mfcc", 2e-3);
    TOLERANCES.put("chroma", 1e-4);
    TOLERANCES.put("spectral_contrast", 1e-4);
    TOLERANCES.put("spectral_centroid", 0.05);
    TOLERANCES.put("spectral_bandwidth", 0.05);
    TOLERANCES.put("spectral_rolloff", 0.0);
    TOLERANCES.put("spectral_flatness", 1e-4);
    TOLERANCES.put("rms", 1e-4);
    TOLERANCES.put("zero_crossing_rate", 1e-4);
    TOLERANCES.put("onset_strength", 1e-3);
  }

  private static final double BIN_HZ = 15.625;
  private static final double ROLL_OFF_EXCEPTIONS = 0.005;

  private static final Map<String, Map<String, Double>> LARGEST = new TreeMap<>();

  @TestFactory
  List<DynamicTest> matchesLibrosa() {
    FeatureExtractor extractor = new FeatureExtractor();
    List<DynamicTest> tests = new ArrayList<>();
    for (String clip : Golden.NAMES) {
      FeatureMatrix matrix = extractor.extract(Golden.clip(clip));
      float[] expected = Golden.librosa(clip);
      List<String> columns = Golden.librosaColumns();
      assertEquals(expected.length / columns.size(), matrix.frames(), clip);
      for (String group : TOLERANCES.keySet()) {
        tests.add(
            DynamicTest.dynamicTest(
                clip + " " + group, () -> compare(clip, group, matrix, expected, columns)));
      }
    }
    return tests;
  }

  private static void compare(
      String clip, String group, FeatureMatrix matrix, float[] expected, List<String> columns) {
    double largest = 0;
    int exceptions = 0;
    int compared = 0;
    for (int c = 0; c < columns.size(); c++) {
      if (!group.equals(groupOf(columns.get(c)))) {
        continue;
      }
      int index = FeatureSet.index(columns.get(c));
      for (int frame = 0; frame < matrix.frames(); frame++) {
        double difference =
            Math.abs(matrix.at(frame, index) - expected[frame * columns.size() + c]);
        largest = Math.max(largest, difference);
        exceptions += difference > TOLERANCES.get(group) ? 1 : 0;
        compared++;
      }
    }
    LARGEST.computeIfAbsent(group, g -> new LinkedHashMap<>()).put(clip, largest);
    String message = "largest difference " + largest + ", beyond tolerance " + exceptions;
    if (group.equals("spectral_rolloff")) {
      assertTrue(largest <= BIN_HZ && exceptions <= ROLL_OFF_EXCEPTIONS * compared, message);
    } else {
      assertTrue(exceptions == 0, message);
    }
  }

  private static String groupOf(String column) {
    return TOLERANCES.keySet().stream().filter(column::startsWith).findFirst().orElseThrow();
  }

  @AfterAll
  static void reportLargestDifferences() {
    System.out.printf("%-20s", "largest difference");
    Golden.NAMES.forEach(clip -> System.out.printf(" %18s", clip));
    System.out.println();
    LARGEST.forEach(
        (group, byClip) -> {
          System.out.printf("%-20s", group);
          Golden.NAMES.forEach(clip -> System.out.printf(" %18.2e", byClip.get(clip)));
          System.out.println();
        });
  }
}
