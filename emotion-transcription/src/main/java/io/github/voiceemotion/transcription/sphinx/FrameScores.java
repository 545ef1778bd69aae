package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.linguist.acoustic.tiedstate.GaussianWeights;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Pool;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.util.LogMath;
import java.util.Arrays;

/**
 * How well a frame fits each senone.
 *
 * <p>The acoustic model is phonetically tied: all senones of a phone share its Gaussians, the
 * codebook, and differ in their weights. A frame has three streams, the cepstra and their first and
 * second differences, each with a codebook of its own. Of a codebook only the Gaussians nearest to
 * the frame are counted. What a frame is not asked for is not computed.
 *
 * <p>The figures are those of Sphinx-4's SetBasedGaussianMixture, which takes most of the time of a
 * search to sort its Gaussians. Here the loops run over all Gaussians of a codebook, or all senones
 * of a phone, at the same place of their arrays, which the JVM turns into vector instructions.
 */
final class FrameScores {

  private static final int STREAMS = 3;
  private static final int DIMENSIONS = 13;

  private static final double TO_LOG_MATH = LogMath.getLogMath().lnToLog(1);

  private final int nearest;
  private final int gaussians;

  /** By phone, stream and dimension, and Gaussian: means, and minus one over twice variances. */
  private final float[][] means;

  private final float[][] precisions;

  /** By phone and stream, and Gaussian: the natural logarithm of the density in the centre. */
  private final float[][] centres;

  /** By phone, stream and Gaussian, and senone of the phone: plain weights. */
  private final float[][] weights;

  private final int[] phoneOf;
  private final int[] numberInPhone;

  /** By phone, and senone of the phone: the present frame's scores, NaN if not known yet. */
  private final float[][] scores;

  /** By phone, and senone of the phone: the streams' densities, less the scale, multiplied. */
  private final float[][] densities;

  private final double[] scale;
  private final boolean[] known;

  private float[] frame;
  private final float[] distance;
  private final int[] near;
  private final float[] nearDistance;
  private final float[] sums;

  /**
   * Takes the Gaussians over.
   *
   * @param nearest how many Gaussians of a codebook count
   */
  FrameScores(Sphinx3Loader loader, int nearest) {
    this.nearest = nearest;
    phoneOf = loader.getSenone2Ci();
    numberInPhone = new int[phoneOf.length];
    GaussianWeights logWeights = loader.getMixtureWeights();
    gaussians = logWeights.getGauPerState();
    int codebooks = loader.getMeansPool().size() / gaussians;
    int phones = codebooks / STREAMS;
    means = byGaussian(loader.getMeansPool(), codebooks);
    precisions = byGaussian(loader.getVariancePool(), codebooks);
    centres = new float[codebooks][gaussians];
    for (int codebook = 0; codebook < codebooks; codebook++) {
      for (int gaussian = 0; gaussian < gaussians; gaussian++) {
        double logVariances = DIMENSIONS * Math.log(2 * Math.PI);
        for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
          float[] variances = precisions[codebook * DIMENSIONS + dimension];
          logVariances += Math.log(variances[gaussian]);
          variances[gaussian] = -0.5f / variances[gaussian];
        }
        centres[codebook][gaussian] = (float) (-0.5 * logVariances);
      }
    }
    int[] senones = new int[phones];
    for (int senone = 0; senone < phoneOf.length; senone++) {
      numberInPhone[senone] = senones[phoneOf[senone]]++;
    }
    weights = new float[codebooks * gaussians][];
    Arrays.setAll(weights, i -> new float[senones[i / gaussians / STREAMS]]);
    for (int senone = 0; senone < phoneOf.length; senone++) {
      for (int stream = 0; stream < STREAMS; stream++) {
        int codebook = phoneOf[senone] * STREAMS + stream;
        for (int gaussian = 0; gaussian < gaussians; gaussian++) {
          weights[codebook * gaussians + gaussian][numberInPhone[senone]] =
              (float) Math.exp(logWeights.get(senone, stream, gaussian) / TO_LOG_MATH);
        }
      }
    }
    scores = new float[phones][];
    densities = new float[phones][];
    for (int phone = 0; phone < phones; phone++) {
      scores[phone] = new float[senones[phone]];
      densities[phone] = new float[senones[phone]];
    }
    scale = new double[phones];
    known = new boolean[phones];
    distance = new float[gaussians];
    near = new int[nearest];
    nearDistance = new float[nearest];
    sums = new float[Arrays.stream(senones).max().getAsInt()];
  }

  private float[][] byGaussian(Pool<float[]> pool, int codebooks) {
    float[][] turned = new float[codebooks * DIMENSIONS][gaussians];
    for (int i = 0; i < pool.size(); i++) {
      for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
        turned[i / gaussians * DIMENSIONS + dimension][i % gaussians] = pool.get(i)[dimension];
      }
    }
    return turned;
  }

  /** Takes the next frame. */
  void next(float[] features) {
    frame = features;
    Arrays.fill(known, false);
  }

  /** Returns the log probability of the present frame for a senone, in the unit of LogMath. */
  float of(int senone) {
    int phone = phoneOf[senone];
    if (!known[phone]) {
      known[phone] = true;
      compute(phone);
    }
    int number = numberInPhone[senone];
    float score = scores[phone][number];
    if (Float.isNaN(score)) {
      score = (float) ((Math.log(densities[phone][number]) + scale[phone]) * TO_LOG_MATH);
      scores[phone][number] = score;
    }
    return score;
  }

  private void compute(int phone) {
    float[] product = densities[phone];
    Arrays.fill(scores[phone], Float.NaN);
    Arrays.fill(product, 1);
    scale[phone] = 0;
    for (int stream = 0; stream < STREAMS; stream++) {
      int codebook = phone * STREAMS + stream;
      findNearest(codebook, stream);
      scale[phone] += nearDistance[0];
      Arrays.fill(sums, 0);
      for (int i = 0; i < nearest; i++) {
        float density = (float) Math.exp(nearDistance[i] - nearDistance[0]);
        addScaled(sums, weights[codebook * gaussians + near[i]], density);
      }
      multiply(product, sums);
    }
  }

  private static void addScaled(float[] to, float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      to[i] += values[i] * factor;
    }
  }

  private static void multiply(float[] to, float[] factors) {
    for (int i = 0; i < to.length; i++) {
      to[i] *= factors[i];
    }
  }

  /** Puts the nearest Gaussians of a codebook in order, the nearest first. */
  private void findNearest(int codebook, int stream) {
    System.arraycopy(centres[codebook], 0, distance, 0, gaussians);
    for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
      addDistances(
          distance,
          means[codebook * DIMENSIONS + dimension],
          precisions[codebook * DIMENSIONS + dimension],
          frame[stream * DIMENSIONS + dimension]);
    }
    Arrays.fill(nearDistance, Float.NEGATIVE_INFINITY);
    for (int gaussian = 0; gaussian < gaussians; gaussian++) {
      float value = distance[gaussian];
      if (value > nearDistance[nearest - 1]) {
        int place = nearest - 1;
        while (place > 0 && nearDistance[place - 1] < value) {
          nearDistance[place] = nearDistance[place - 1];
          near[place] = near[place - 1];
          place--;
        }
        nearDistance[place] = value;
        near[place] = gaussian;
      }
    }
  }

  private static void addDistances(float[] to, float[] mean, float[] precision, float value) {
    for (int i = 0; i < to.length; i++) {
      float distance = value - mean[i];
      to[i] += distance * distance * precision[i];
    }
  }
}
