package io.github.voiceemotion.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.training.augment.WaveformChain;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingOptionsTest {

  private static final TrainingOptions OTHER =
      TrainingOptions.builder()
          .networks(List.of(NetworkOptions.statistics()))
          .discriminantWeight(0.25)
          .encoderWeight(0.6)
          .corpusWeights(Map.of("ravdess", 3.0))
          .centred(List.of(FeatureGroup.MFCC))
          .epochs(7)
          .clipsPerEpoch(8)
          .patience(9)
          .plateau(10)
          .batchSize(11)
          .learningRate(0.012)
          .largestClassWeight(13)
          .labelSmoothing(0.14)
          .mixup(0.15)
          .averaging(0.16)
          .calibration(new Calibration(1.7))
          .augmentation(WaveformChain.parse("speed"))
          .copies(18)
          .seed(19)
          .build();

  @Test
  void hasWhatWasBuilt() {
    assertEquals(
        new TrainingOptions(
            List.of(NetworkOptions.statistics()),
            0.25,
            0.6,
            Map.of("ravdess", 3.0),
            List.of(FeatureGroup.MFCC),
            7,
            8,
            9,
            10,
            11,
            0.012,
            13,
            0.14,
            0.15,
            0.16,
            Optional.of(new Calibration(1.7)),
            WaveformChain.parse("speed"),
            18,
            19),
        OTHER);
  }

  @Test
  void forgetsNoneByName() throws ReflectiveOperationException {
    Map<String, String> defaults = TrainingOptions.defaults().byName();
    Map<String, String> other = OTHER.byName();

    assertEquals(
        Stream.of(TrainingOptions.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList(),
        List.copyOf(other.keySet()));
    other.forEach((name, value) -> assertNotEquals(defaults.get(name), value, name));
    assertEquals("7", other.get("epochs"));
    assertEquals("not given", defaults.get("calibration"));
  }

  @Test
  void keepsAllElseWithAnotherSeed() {
    TrainingOptions seeded = OTHER.withSeed(20);

    assertEquals(20, seeded.seed());
    assertEquals(OTHER, seeded.withSeed(19));
  }
}
