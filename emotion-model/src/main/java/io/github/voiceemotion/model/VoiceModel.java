package io.github.voiceemotion.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How clips scatter in a few dimensions that tell emotions apart: each is the centre of its
 * emotion, plus an offset that all clips of a voice share, plus a rest, the last two normally
 * distributed.
 *
 * <p>So a voice that was heard before is understood better, without knowing what it felt: its
 * offset is estimated from its clips, each counted for every emotion as far as it is likely
 * (two-covariance model of speaker recognition: Brümmer and de Villiers, "The Speaker Partitioning
 * Problem", 2010).
 *
 * @param centres {@code [emotions][dimensions]}; of an emotion that was not trained on, null
 * @param within covariance of the rest
 * @param between covariance of the voices' offsets
 */
record VoiceModel(double[][] centres, double[][] within, double[][] between) {

  /** The logarithm of the likelihood of an emotion that was not trained on. */
  private static final double NEVER = -1e9;

  /** Until the likelihoods stand still; more change nothing. */
  private static final int ROUNDS = 15;

  VoiceModel {
    for (double[] centre : centres) {
      if (centre != null && !Arrays.stream(centre).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "the centre of an emotion is " + Arrays.toString(centre) + ", expected finite numbers");
      }
    }
    requireCovariance("within", within);
    requireCovariance("between", between);
  }

  private static void requireCovariance(String name, double[][] values) {
    RealMatrix matrix = matrix(values);
    try {
      new CholeskyDecomposition(matrix.add(matrix.transpose()).scalarMultiply(0.5));
    } catch (MathIllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is no covariance: " + e.getMessage(), e);
    }
  }

  private int dimensions() {
    return within.length;
  }

  /** Returns the model of clips and voices that scatter so many times as widely. */
  VoiceModel widened(double factor) {
    return new VoiceModel(
        centres,
        matrix(within).scalarMultiply(factor).getData(),
        matrix(between).scalarMultiply(factor).getData());
  }

  /** What is known of a voice's offset. */
  private record Offset(double[] mean, RealMatrix covariance) {}

  /**
   * Returns the probabilities of a clip's emotions.
   *
   * @param clip its place
   * @param known clips of the same voice; as likely as not of any emotion, if there are none
   */
  double[] probabilities(double[] clip, VoiceProfile known) {
    return probabilities(clip, offset(known.clips(), rest(known)));
  }

  /** Returns the sum of what known clips are off the centres of their emotions. */
  private double[] rest(VoiceProfile known) {
    double[] rest = known.sums();
    for (int emotion = 0; emotion < centres.length; emotion++) {
      for (int i = 0; centres[emotion] != null && i < rest.length; i++) {
        rest[i] -= known.counts()[emotion] * centres[emotion][i];
      }
    }
    return rest;
  }

  private Offset offset(double clips, double[] rest) {
    RealMatrix inverseWithin = inverse(matrix(within));
    RealMatrix covariance =
        inverse(inverse(matrix(between)).add(inverseWithin.scalarMultiply(clips)));
    return new Offset(covariance.multiply(inverseWithin).operate(rest), covariance);
  }

  private double[] probabilities(double[] clip, Offset offset) {
    RealMatrix precision = inverse(matrix(within).add(offset.covariance()));
    double[] logarithms = new double[centres.length];
    for (int emotion = 0; emotion < centres.length; emotion++) {
      logarithms[emotion] = NEVER;
      if (centres[emotion] != null) {
        double[] distance = new double[dimensions()];
        for (int i = 0; i < distance.length; i++) {
          distance[i] = clip[i] - centres[emotion][i] - offset.mean()[i];
        }
        double[] divided = precision.operate(distance);
        logarithms[emotion] =
            -IntStream.range(0, distance.length).mapToDouble(i -> distance[i] * divided[i]).sum()
                / 2;
      }
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
    Offset before = offset(known.clips(), rest(known));
    double[][] rows =
        Arrays.stream(clips).map(clip -> probabilities(clip, before)).toArray(double[][]::new);
    for (int round = 0; round < ROUNDS; round++) {
      VoiceProfile all = known;
      for (int i = 0; i < clips.length; i++) {
        all = all.with(clips[i], rows[i]);
      }
      Offset offset = offset(all.clips(), rest(all));
      rows = Arrays.stream(clips).map(clip -> probabilities(clip, offset)).toArray(double[][]::new);
    }
    return rows;
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

  private static RealMatrix matrix(double[][] values) {
    return new Array2DRowRealMatrix(values, false);
  }

  private static RealMatrix inverse(RealMatrix matrix) {
    return new LUDecomposition(matrix).getSolver().getInverse();
  }
}
