package io.github.voiceemotion.model;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How clips scatter in the dimensions that tell emotions apart: each is the centre of a tone of its
 * emotion, plus an offset that all clips of a voice share, plus a rest, the last two normally
 * distributed. An emotion has several tones, as every corpus speaks it in its own way (mixture
 * discriminant analysis: Hastie and Tibshirani, "Discriminant Analysis by Gaussian Mixtures",
 * 1996).
 *
 * <p>So a voice that was heard before is understood better, without knowing what it felt: its
 * offset is estimated from its clips, each counted for every tone as far as it is likely
 * (two-covariance model of speaker recognition: Brümmer and de Villiers, "The Speaker Partitioning
 * Problem", 2010).
 *
 * @param emotions how many the model knows; one that was not trained on has no tone
 * @param tones what clips are compared to, at least one
 * @param within variance of the rest, the same in all dimensions
 * @param between covariance of the voices' offsets
 */
record VoiceModel(int emotions, List<Tone> tones, double within, double[][] between) {

  /** Until the likelihoods stand still; more change nothing. */
  private static final int ROUNDS = 15;

  /**
   * How far a voice's own way of one emotion scatters, beside its clips of that emotion: what many
   * clips of a single emotion have in common may be the voice, or how it speaks that emotion.
   */
  private static final double OWN_WAY = 1;

  /**
   * One way to speak an emotion.
   *
   * @param emotion its place among the labels
   * @param centre of its clips
   */
  record Tone(int emotion, double[] centre) {}

  VoiceModel {
    tones = List.copyOf(tones);
    for (Tone tone : tones) {
      if (tone.emotion < 0 || tone.emotion >= emotions) {
        throw new IllegalArgumentException(
            "a tone is of emotion " + tone.emotion + ", expected 0 to " + (emotions - 1));
      }
      if (!Arrays.stream(tone.centre).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "the centre of a tone is "
                + Arrays.toString(tone.centre)
                + ", expected finite numbers");
      }
    }
    if (!(within > 0 && within < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("within is " + within + ", expected above 0");
    }
    RealMatrix matrix = matrix(between);
    try {
      new CholeskyDecomposition(matrix.add(matrix.transpose()).scalarMultiply(0.5));
    } catch (MathIllegalArgumentException e) {
      throw new IllegalArgumentException("between is no covariance: " + e.getMessage(), e);
    }
  }

  private int dimensions() {
    return between.length;
  }

  /**
   * What is known of a voice's offset, and so how a clip of it scatters.
   *
   * @param mean the most likely offset
   * @param precision of a clip about its tone's centre and this offset
   */
  private record Offset(double[] mean, RealMatrix precision) {}

  private Offset offset(VoiceProfile known) {
    double clips = 0;
    for (double count : known.counts()) {
      clips += count / (1 + OWN_WAY * count);
    }
    RealMatrix covariance =
        inverse(inverse(matrix(between)).add(identity().scalarMultiply(clips / within)));
    double share = known.clips() == 0 ? 0 : clips / known.clips() / within;
    return new Offset(
        covariance.scalarMultiply(share).operate(known.rests()),
        inverse(covariance.add(identity().scalarMultiply(within))));
  }

  /**
   * Returns the probabilities of a clip's emotions.
   *
   * @param clip its place
   * @param known clips of the same voice; as likely as not of any emotion, if there are none
   */
  double[] probabilities(double[] clip, VoiceProfile known) {
    return byEmotion(byTone(clip, offset(known)));
  }

  /** Returns what is known of a voice after one clip more. */
  VoiceProfile heard(double[] clip, VoiceProfile known) {
    return heard(clip, byTone(clip, offset(known)), known);
  }

  private VoiceProfile heard(double[] clip, double[] byTone, VoiceProfile known) {
    double[] rest = clip.clone();
    for (int tone = 0; tone < byTone.length; tone++) {
      double[] centre = tones.get(tone).centre;
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= byTone[tone] * centre[i];
      }
    }
    return known.with(byEmotion(byTone), rest);
  }

  private double[] byEmotion(double[] byTone) {
    double[] probabilities = new double[emotions];
    for (int tone = 0; tone < byTone.length; tone++) {
      probabilities[tones.get(tone).emotion] += byTone[tone];
    }
    return probabilities;
  }

  /** All emotions are equally likely beforehand, however many tones they have. */
  private double[] byTone(double[] clip, Offset offset) {
    int[] tonesOf = new int[emotions];
    tones.forEach(tone -> tonesOf[tone.emotion]++);
    double[] logarithms = new double[tones.size()];
    for (int tone = 0; tone < logarithms.length; tone++) {
      double[] centre = tones.get(tone).centre;
      double[] distance = new double[dimensions()];
      for (int i = 0; i < distance.length; i++) {
        distance[i] = clip[i] - centre[i] - offset.mean[i];
      }
      double[] divided = offset.precision.operate(distance);
      double square = 0;
      for (int i = 0; i < distance.length; i++) {
        square += distance[i] * divided[i];
      }
      logarithms[tone] = -square / 2 - Math.log(tonesOf[tones.get(tone).emotion]);
    }
    return softmax(logarithms);
  }

  /**
   * Returns the probabilities of the emotions of several clips of one voice, each with all others
   * in mind.
   *
   * @param clips their places
   * @param known further clips of the voice
   * @return one row a clip
   */
  double[][] together(double[][] clips, VoiceProfile known) {
    Offset offset = offset(known);
    for (int round = 0; round < ROUNDS; round++) {
      VoiceProfile all = known;
      for (double[] clip : clips) {
        all = heard(clip, byTone(clip, offset), all);
      }
      offset = offset(all);
    }
    Offset last = offset;
    return Arrays.stream(clips).map(clip -> byEmotion(byTone(clip, last))).toArray(double[][]::new);
  }

  private static double[] softmax(double[] logarithms) {
    double largest = Arrays.stream(logarithms).max().orElseThrow();
    double[] values = new double[logarithms.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(logarithms[i] - largest);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return values;
  }

  private RealMatrix identity() {
    return MatrixUtils.createRealIdentityMatrix(dimensions());
  }

  private static RealMatrix matrix(double[][] values) {
    return new Array2DRowRealMatrix(values, false);
  }

  private static RealMatrix inverse(RealMatrix matrix) {
    return new LUDecomposition(matrix).getSolver().getInverse();
  }
}
