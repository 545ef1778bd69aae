package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.VoiceDiscriminant.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * On numbers that scatter as the model assumes: an emotion's centre, a voice's offset that is
 * larger than the centres are apart, and noise.
 */
class VoiceDiscriminantTest {

  private static final int EMOTIONS = 3;
  private static final int SIZE = 12;

  private static final VoiceDiscriminant DISCRIMINANT =
      VoiceDiscriminant.fit(EMOTIONS, examples(40, 10, 1));

  @Test
  void tellsEmotionsOfStrangersApart() {
    assertTrue(accuracy(new int[] {0, 1, 2}, 0) > 0.6);
  }

  @Test
  void knowsAVoiceBetterThatWasHeardBefore() {
    double strange = accuracy(new int[] {0, 1, 2}, 0);
    double known = accuracy(new int[] {0, 1, 2}, 9);

    assertTrue(known > strange + 0.05, strange + " of a strange voice, " + known + " of a known");
  }

  @Test
  void historyOfOneEmotionDoesNoHarm() {
    double strange = accuracy(new int[] {0, 1, 2}, 0);
    for (int emotion = 0; emotion < EMOTIONS; emotion++) {
      double known = accuracy(new int[] {emotion}, 10);
      assertTrue(
          known > strange - 0.01,
          strange + " of a strange voice, " + known + " after ten clips of emotion " + emotion);
    }
  }

  @Test
  void answersClipsOfOneVoiceTogetherBetterThanAlone() {
    int alone = 0;
    int together = 0;
    int count = 0;
    for (int seed = 0; seed < 100; seed++) {
      Voice voice = new Voice(500 + seed);
      double[][] places = new double[9][];
      for (int i = 0; i < places.length; i++) {
        places[i] = DISCRIMINANT.place(voice.statistics(i % EMOTIONS));
      }
      VoiceProfile nobody = DISCRIMINANT.unknownVoice("");
      double[][] rows = DISCRIMINANT.together(places, nobody);
      for (int i = 0; i < places.length; i++) {
        alone += best(DISCRIMINANT.probabilities(places[i], nobody)) == i % EMOTIONS ? 1 : 0;
        together += best(rows[i]) == i % EMOTIONS ? 1 : 0;
        count++;
      }
    }
    assertTrue(together > alone + 0.05 * count, together + " and " + alone + " of " + count);
  }

  @Test
  void isTheSameAfterStoringAndReading() {
    VoiceDiscriminant read = VoiceDiscriminant.restore(DISCRIMINANT.coefficients(), EMOTIONS);

    float[] statistics = new Voice(7).statistics(1);
    assertArrayEquals(
        DISCRIMINANT.probabilities(statistics), read.probabilities(statistics), 1e-12);
    assertArrayEquals(DISCRIMINANT.coefficients(), read.coefficients());
  }

  @Test
  void neverAnswersWithAnEmotionThatItWasNotTrainedOn() {
    VoiceDiscriminant four = VoiceDiscriminant.fit(EMOTIONS + 1, examples(40, 10, 1));
    VoiceDiscriminant read = VoiceDiscriminant.restore(four.coefficients(), EMOTIONS + 1);

    assertEquals(0, four.probabilities(new Voice(3).statistics(0))[EMOTIONS], 1e-11);
    assertEquals(0, read.probabilities(new Voice(3).statistics(0))[EMOTIONS], 1e-11);
  }

  @Test
  void temperatureDividesTheLogits() {
    VoiceDiscriminant flat = DISCRIMINANT.calibrated(new Calibration(2));
    float[] statistics = new Voice(11).statistics(2);

    double[] expected = new Calibration(2).apply(DISCRIMINANT.probabilities(statistics));

    assertArrayEquals(expected, flat.probabilities(statistics), 1e-9);
  }

  @Test
  void refusesWhatItCannotHaveStored() {
    byte[] stored = DISCRIMINANT.coefficients();

    refuse(new byte[3], "the encoder's discriminant is 3 bytes, expected at least 16");
    refuse(Arrays.copyOf(stored, stored.length - 1), "which does not fit 3 labels");
    byte[] notANumber = stored.clone();
    Arrays.fill(notANumber, 16, 20, (byte) 0xff);
    refuse(notANumber, "the encoder's discriminant holds NaN, expected finite values");
    byte[] noDeviation = stored.clone();
    Arrays.fill(noDeviation, 16 + 4 * SIZE, 20 + 4 * SIZE, (byte) 0);
    refuse(noDeviation, "the discriminant has a deviation of 0.0, expected above 0");
    byte[] noScatter = stored.clone();
    Arrays.fill(noScatter, stored.length - 16, stored.length - 8, (byte) 0);
    refuse(noScatter, "between is no covariance: ");
    IllegalArgumentException other =
        assertThrows(
            IllegalArgumentException.class, () -> VoiceDiscriminant.restore(stored, EMOTIONS + 2));
    assertTrue(other.getMessage().endsWith("which does not fit 5 labels"), other.getMessage());
  }

  /** As of a corpus whose speakers, told to be sad, speak as others do when they are happy. */
  @Test
  void learnsThatACorpusSpeaksAnEmotionInAToneOfItsOwn() {
    List<Example> both = new ArrayList<>(examples(40, 10, 1));
    for (Example each : examples(40, 10, 2)) {
      int turned = (each.emotion() + 1) % EMOTIONS;
      both.add(new Example(far(each.statistics()), turned, "other", each.voice() + " other", 1));
    }
    VoiceDiscriminant discriminant = VoiceDiscriminant.fit(EMOTIONS, both);

    int right = 0;
    for (int seed = 0; seed < 100; seed++) {
      Voice voice = new Voice(2_000 + seed);
      for (int emotion = 0; emotion < EMOTIONS; emotion++) {
        right += best(discriminant.probabilities(voice.statistics(emotion))) == emotion ? 1 : 0;
        int turned = (emotion + 1) % EMOTIONS;
        right += best(discriminant.probabilities(far(voice.statistics(emotion)))) == turned ? 1 : 0;
      }
    }
    assertTrue(right > 0.6 * 600, right + " of 600");
  }

  /** As by another microphone: the last statistics say nothing of emotions here. */
  private static float[] far(float[] statistics) {
    float[] far = Arrays.copyOf(statistics, SIZE);
    for (int i = 0; i < SIZE; i++) {
      far[i] += 12;
    }
    return far;
  }

  @Test
  void refusesStatisticsOfAnotherEncoder() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> DISCRIMINANT.probabilities(new float[5]));

    assertEquals("statistics are 5 numbers, expected 12", e.getMessage());
  }

  @Test
  void refusesToLearnFromOneEmotion() {
    List<Example> same = examples(3, 3, 1).stream().filter(each -> each.emotion() == 1).toList();

    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> VoiceDiscriminant.fit(EMOTIONS, same));

    assertEquals("expected examples of at least two emotions", e.getMessage());
  }

  private static void refuse(byte[] stored, String reason) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> VoiceDiscriminant.restore(stored, EMOTIONS));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  /** Share of right answers over many voices, each after so many clips of some emotions. */
  private static double accuracy(int[] heard, int clips) {
    int right = 0;
    int count = 0;
    for (int seed = 0; seed < 300; seed++) {
      Voice voice = new Voice(1_000 + seed);
      VoiceProfile profile = DISCRIMINANT.unknownVoice("");
      for (int clip = 0; clip < clips; clip++) {
        double[] place = DISCRIMINANT.place(voice.statistics(heard[clip % heard.length]));
        profile = DISCRIMINANT.heard(place, profile);
      }
      for (int emotion = 0; emotion < EMOTIONS; emotion++) {
        double[] place = DISCRIMINANT.place(voice.statistics(emotion));
        right += best(DISCRIMINANT.probabilities(place, profile)) == emotion ? 1 : 0;
        count++;
      }
    }
    return (double) right / count;
  }

  private static int best(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  private static List<Example> examples(int voices, int clips, long seed) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < voices; i++) {
      Voice voice = new Voice(1_000_000 * seed + i);
      for (int clip = 0; clip < clips * EMOTIONS; clip++) {
        examples.add(
            new Example(
                voice.statistics(clip % EMOTIONS), clip % EMOTIONS, "corpus", "voice " + i, 1));
      }
    }
    return examples;
  }

  /** Whose offset lies in the directions that emotions differ in, too. */
  private static final class Voice {

    private final Random random;
    private final double[] offset = new double[SIZE];

    Voice(long seed) {
      random = new Random(seed);
      for (int i = 0; i < SIZE; i++) {
        offset[i] = 1.1 * random.nextGaussian();
      }
    }

    float[] statistics(int emotion) {
      float[] statistics = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        double centre = i % EMOTIONS == emotion ? 1.2 : 0;
        statistics[i] = (float) (centre + offset[i] + 0.8 * random.nextGaussian());
      }
      return statistics;
    }
  }
}
