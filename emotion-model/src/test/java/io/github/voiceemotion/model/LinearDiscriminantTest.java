package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearDiscriminantTest {

  private static final int RMS = FeatureSet.index("rms");

  @Test
  void tellsStrangersApartByTheMeansOfFeatures() {
    LinearDiscriminant discriminant = fit(clips(120, 1));

    List<Clip> strangers = clips(60, 2);
    int right = 0;
    for (Clip clip : strangers) {
      right += mostProbable(discriminant, clip) == clip.emotion() ? 1 : 0;
    }
    assertTrue(right > 55, right + " of 60 right");
  }

  @Test
  void givesProbabilitiesThatSumToOne() {
    LinearDiscriminant discriminant = fit(clips(60, 1));
    for (Clip clip : clips(20, 3)) {
      double[] probabilities = discriminant.probabilities(clip.features());
      assertEquals(Labels.SIX.size(), probabilities.length);
      assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12);
      assertTrue(Arrays.stream(probabilities).allMatch(p -> p >= 0), "none below 0");
    }
  }

  @Test
  void countsAClipOfTwiceTheWeightLikeTwoClips() {
    List<Clip> clips = clips(30, 1);
    List<Clip> doubled = new ArrayList<>(clips);
    doubled.add(clips.get(4));
    double[] weights = new double[30];
    Arrays.fill(weights, 1);
    weights[4] = 2;

    Clip stranger = clips(1, 9).get(0);
    assertArrayEquals(
        fit(doubled).probabilities(stranger.features()),
        fit(clips, weights).probabilities(stranger.features()),
        1e-4);
  }

  @Test
  void neverNamesAnEmotionThatItHasNotHeard() {
    List<Clip> few = clips(60, 1).stream().filter(clip -> clip.emotion() != Emotion.FEAR).toList();
    LinearDiscriminant discriminant = fit(few);

    for (Clip clip : clips(30, 2)) {
      assertEquals(
          0, discriminant.probabilities(clip.features())[Labels.SIX.indexOf(Emotion.FEAR)]);
    }
  }

  @Test
  void fitsToClipsThatAreAllAlike() {
    Clip one = clips(1, 1).get(0);
    double[] probabilities = fit(List.of(one, one)).probabilities(one.features());

    assertEquals(1, probabilities[Labels.SIX.indexOf(one.emotion())], 1e-12);
  }

  @Test
  void isLessSureAtAHigherTemperature() {
    LinearDiscriminant discriminant = fit(clips(60, 1));
    FeatureMatrix stranger = clips(1, 7).get(0).features();
    double[] expected = new Calibration(3).apply(discriminant.probabilities(stranger));

    assertArrayEquals(
        expected, discriminant.calibrated(new Calibration(3)).probabilities(stranger), 1e-3);
  }

  @Test
  void saysTheSameAfterBeingStored() {
    LinearDiscriminant discriminant = fit(clips(60, 1));
    byte[] stored = discriminant.coefficients();
    LinearDiscriminant restored = LinearDiscriminant.restore(stored, 6);

    FeatureMatrix stranger = clips(1, 7).get(0).features();
    assertArrayEquals(discriminant.probabilities(stranger), restored.probabilities(stranger));
    assertArrayEquals(stored, restored.coefficients());
  }

  @Test
  void givesTheSameNumbersEveryTime() {
    assertArrayEquals(fit(clips(60, 1)).coefficients(), fit(clips(60, 1)).coefficients());
  }

  @Test
  void refusesNumbersThatCannotBe() {
    byte[] stored = fit(clips(12, 1)).coefficients();
    assertRefused(
        Arrays.copyOf(stored, stored.length - 4),
        "the discriminant is " + (stored.length - 4) + " bytes, expected " + stored.length);
    byte[] notANumber = stored.clone();
    ByteBuffer.wrap(notANumber).putFloat(40, Float.NaN);
    assertRefused(notANumber, "the discriminant holds NaN, expected finite values");
    byte[] noDeviation = stored.clone();
    ByteBuffer.wrap(noDeviation).putFloat(ClipStatistics.SIZE * Float.BYTES, 0);
    assertRefused(noDeviation, "the discriminant has a deviation of 0.0, expected above 0");
  }

  private static void assertRefused(byte[] stored, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> LinearDiscriminant.restore(stored, 6))
            .getMessage());
  }

  @Test
  void refusesPartsThatDoNotFitTogether() {
    List<Clip> clips = clips(6, 1);
    List<FeatureMatrix> features = clips.stream().map(Clip::features).toList();
    List<Emotion> truth = clips.stream().map(Clip::emotion).toList();
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearDiscriminant.fit(Labels.SIX, List.of(), List.of(), new double[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearDiscriminant.fit(Labels.SIX, features, truth, new double[] {1, 1}));
    assertEquals(
        "weight of clip 2 is 0.0, expected above 0",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    LinearDiscriminant.fit(
                        Labels.SIX, features, truth, new double[] {1, 1, 0, 1, 1, 1}))
            .getMessage());
  }

  private record Clip(FeatureMatrix features, Emotion emotion) {}

  /** Noise, in which the means of all features depend on the emotion, each in its own way. */
  private static List<Clip> clips(int count, long seed) {
    Random random = new Random(seed);
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int emotion = i % Labels.SIX.size();
      float[] values = new float[174 * FeatureSet.SIZE];
      double voice = random.nextGaussian();
      for (int j = 0; j < values.length; j++) {
        int feature = j % FeatureSet.SIZE;
        values[j] = (float) (random.nextGaussian() + voice + Math.sin(feature * (emotion + 1)));
      }
      for (int frame = 0; frame < 174; frame++) {
        values[frame * FeatureSet.SIZE + RMS] = 0.1f;
      }
      clips.add(new Clip(new FeatureMatrix(174, values), Labels.SIX.get(emotion)));
    }
    return clips;
  }

  private static LinearDiscriminant fit(List<Clip> clips) {
    double[] weights = new double[clips.size()];
    Arrays.fill(weights, 1);
    return fit(clips, weights);
  }

  private static LinearDiscriminant fit(List<Clip> clips, double[] weights) {
    return LinearDiscriminant.fit(
        Labels.SIX,
        clips.stream().map(Clip::features).toList(),
        clips.stream().map(Clip::emotion).toList(),
        weights);
  }

  private static Emotion mostProbable(LinearDiscriminant discriminant, Clip clip) {
    double[] probabilities = discriminant.probabilities(clip.features());
    int best = 0;
    for (int i = 1; i < Labels.SIX.size(); i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return Labels.SIX.get(best);
  }
}
