package io.github.voiceemotion.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureSetTest {

  @Test
  void namesEveryFeatureOnce() {
    assertEquals(FeatureSet.SIZE, FeatureSet.names().size());
    assertEquals(FeatureSet.SIZE, new HashSet<>(FeatureSet.names()).size());
    for (int i = 0; i < FeatureSet.SIZE; i++) {
      assertEquals(i, FeatureSet.index(FeatureSet.name(i)));
    }
  }

  @Test
  void keepsTheOrderOfTheContract() {
    assertEquals(0, FeatureSet.index("mfcc_0"));
    assertEquals(40, FeatureSet.index("mfcc_delta_0"));
    assertEquals(53, FeatureSet.index("mfcc_delta2_0"));
    assertEquals(66, FeatureSet.index("chroma_C"));
    assertEquals(77, FeatureSet.index("chroma_B"));
    assertEquals(78, FeatureSet.index("spectral_contrast_0"));
    assertEquals(85, FeatureSet.index("spectral_centroid"));
    assertEquals(91, FeatureSet.index("spectral_flatness"));
    assertEquals(96, FeatureSet.index("rms"));
    assertEquals(100, FeatureSet.index("rhythm_0"));
    assertEquals(104, FeatureSet.index("voicing"));
    assertEquals(110, FeatureSet.index("formant_1"));
    assertEquals(119, FeatureSet.index("teager_energy"));
  }

  @Test
  void putsEveryFeatureInExactlyOneGroup() {
    for (int i = 0; i < FeatureSet.SIZE; i++) {
      int index = i;
      List<FeatureGroup> groups =
          Stream.of(FeatureGroup.values()).filter(group -> group.contains(index)).toList();
      assertEquals(List.of(FeatureSet.group(i)), groups, FeatureSet.name(i));
    }
    assertEquals(
        FeatureSet.SIZE, Stream.of(FeatureGroup.values()).mapToInt(FeatureGroup::size).sum());
  }

  @Test
  void groupsFeaturesByKind() {
    assertEquals(FeatureGroup.MFCC, FeatureSet.group(FeatureSet.index("mfcc_delta2_12")));
    assertEquals(FeatureGroup.CHROMA, FeatureSet.group(FeatureSet.index("chroma_B")));
    assertEquals(FeatureGroup.SPECTRAL, FeatureSet.group(FeatureSet.index("spectral_crest")));
    assertEquals(FeatureGroup.ENERGY_AND_RHYTHM, FeatureSet.group(FeatureSet.index("rhythm_3")));
    assertEquals(FeatureGroup.VOICE, FeatureSet.group(FeatureSet.index("voicing")));
  }

  @Test
  void refusesUnknownNameAndIndex() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> FeatureSet.index("mfcc_40"))
            .getMessage();
    assertTrue(message.contains("\"mfcc_40\""), message);
    assertThrows(IllegalArgumentException.class, () -> FeatureSet.name(120));
    assertThrows(IllegalArgumentException.class, () -> FeatureSet.group(-1));
  }
}
