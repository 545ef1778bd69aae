package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixupTest {

  private static final int CLIPS = 8;
  private static final int SIZE = 30;

  @Test
  void mixesEachClipWithAnotherOneByTheShareThatItsLabelsSay() {
    float[] originals = features(1);
    for (int seed = 0; seed < 20; seed++) {
      float[] features = originals.clone();
      float[] labels = aClassForEachClip();
      new Mixup(1).apply(features, labels, CLIPS, new Random(seed));

      int[] timesMixedIn = new int[CLIPS];
      for (int clip = 0; clip < CLIPS; clip++) {
        float share = labels[clip * CLIPS + clip];
        int partner = partner(labels, clip);
        timesMixedIn[partner]++;
        for (int i = 0; i < SIZE; i++) {
          float own = originals[clip * SIZE + i];
          float other = originals[partner * SIZE + i];
          assertEquals(share * own + (1 - share) * other, features[clip * SIZE + i], 1e-6);
        }
      }
      for (int times : timesMixedIn) {
        assertEquals(1, times);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 5})
  void drawsSharesOfTheMeanAndSpreadThatTheBetaDistributionHas(double alpha) {
    Random random = new Random(1);
    int batches = 2_000;
    double sum = 0;
    double squares = 0;
    for (int batch = 0; batch < batches; batch++) {
      float[] labels = aClassForEachClip();
      new Mixup(alpha).apply(new float[CLIPS], labels, CLIPS, random);
      for (int clip = 0; clip < CLIPS; clip++) {
        double share = labels[clip * CLIPS + clip];
        sum += share;
        squares += share * share;
      }
    }
    double mean = sum / (batches * CLIPS);

    assertEquals(0.5, mean, 0.01);
    assertEquals(1 / (4 * (2 * alpha + 1)), squares / (batches * CLIPS) - mean * mean, 0.005);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 0.2, 1, 100, 1e6})
  void keepsTheSumOfTheLabelsAndAllNumbersFinite(double alpha) {
    for (int seed = 0; seed < 50; seed++) {
      float[] features = features(seed);
      float[] labels = aClassForEachClip();
      new Mixup(alpha).apply(features, labels, CLIPS, new Random(seed));

      for (float feature : features) {
        assertTrue(Math.abs(feature) <= 1, "feature " + feature);
      }
      for (int clip = 0; clip < CLIPS; clip++) {
        double sum = 0;
        for (int i = 0; i < CLIPS; i++) {
          float label = labels[clip * CLIPS + i];
          assertTrue(label >= 0 && label <= 1, "label " + label);
          sum += label;
        }
        assertEquals(1, sum, 1e-6);
      }
    }
  }

  @Test
  void doesTheSameForTheSameSeedAndOtherwiseForAnother() {
    float[][] features = {features(1), features(1), features(1)};
    float[][] labels = {aClassForEachClip(), aClassForEachClip(), aClassForEachClip()};
    long[] seeds = {5, 5, 6};
    for (int i = 0; i < 3; i++) {
      new Mixup(0.4).apply(features[i], labels[i], CLIPS, new Random(seeds[i]));
    }

    assertArrayEquals(features[0], features[1]);
    assertArrayEquals(labels[0], labels[1]);
    assertFalse(Arrays.equals(features[0], features[2]));
    assertFalse(Arrays.equals(labels[0], labels[2]));
  }

  @Test
  void leavesASingleClipAsItIs() {
    float[] features = features(1);
    float[] labels = {0.2f, 0.8f};
    new Mixup(0.4).apply(features, labels, 1, new Random(1));

    assertArrayEquals(features(1), features);
    assertArrayEquals(new float[] {0.2f, 0.8f}, labels);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.2, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAnAlphaThatIsNotPositive(double alpha) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Mixup(alpha)).getMessage();
    assertTrue(message.startsWith("alpha is " + alpha), message);
  }

  @Test
  void refusesFeaturesOrLabelsThatDoNotFitTheClips() {
    Mixup mixup = new Mixup(0.4);
    Random random = new Random(1);
    float[] six = new float[6];
    float[] seven = new float[7];
    assertThrows(IllegalArgumentException.class, () -> mixup.apply(seven, six, 3, random));
    assertThrows(IllegalArgumentException.class, () -> mixup.apply(six, seven, 3, random));
    assertThrows(IllegalArgumentException.class, () -> mixup.apply(six, six, 0, random));
  }

  private static float[] features(long seed) {
    Random random = new Random(seed);
    float[] features = new float[CLIPS * SIZE];
    for (int i = 0; i < features.length; i++) {
      features[i] = 2 * random.nextFloat() - 1;
    }
    return features;
  }

  /** Returns labels by which mixed clips can be told. */
  private static float[] aClassForEachClip() {
    float[] labels = new float[CLIPS * CLIPS];
    for (int clip = 0; clip < CLIPS; clip++) {
      labels[clip * CLIPS + clip] = 1;
    }
    return labels;
  }

  private static int partner(float[] labels, int clip) {
    int partner = -1;
    for (int i = 0; i < CLIPS; i++) {
      if (i != clip && labels[clip * CLIPS + i] > 0) {
        assertEquals(-1, partner, "third clip in the mixture");
        partner = i;
      }
    }
    assertTrue(partner >= 0, "clip " + clip + " is not mixed");
    return partner;
  }
}
