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
 * search to sort its Gaussians.
 */
final class FrameScores {

  private static final int STREAMS = 3;
  private static final int DIMENSIONS = 13;

  private final LogMath log = LogMath.getLogMath();
  private final int gaussians;
  private final int nearest;
  private final int[] phoneOfSenone;
  private final GaussianWeights weights;

  /** By phone, stream, Gaussian and dimension. */
  private final float[] means;

  /** Minus one over twice the variances, in the unit of {@link LogMath}. */
  private final float[] precisions;

  /** By phone, stream and Gaussian: the density in the centre. */
  private final float[] centres;

  /** By phone and stream: the nearest Gaussians and their densities, nearest first. */
  private final int[] near;

  private final float[] density;

  private float[] frame;
  private final boolean[] phoneDone;
  private final float[] scores;

  /**
   * Takes the Gaussians over.
   *
   * @param nearest how many Gaussians of a codebook count
   */
  FrameScores(Sphinx3Loader loader, int nearest) {
    this.nearest = nearest;
    phoneOfSenone = loader.getSenone2Ci();
    weights = loader.getMixtureWeights();
    gaussians = weights.getGauPerState();
    Pool<float[]> meanPool = loader.getMeansPool();
    Pool<float[]> variancePool = loader.getVariancePool();
    int count = meanPool.size();
    means = new float[count * DIMENSIONS];
    precisions = new float[count * DIMENSIONS];
    centres = new float[count];
    for (int gaussian = 0; gaussian < count; gaussian++) {
      float[] variance = variancePool.get(gaussian);
      double centre = DIMENSIONS * Math.log(2 * Math.PI);
      for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
        means[gaussian * DIMENSIONS + dimension] = meanPool.get(gaussian)[dimension];
        precisions[gaussian * DIMENSIONS + dimension] = log.lnToLog(-0.5f / variance[dimension]);
        centre += Math.log(variance[dimension]);
      }
      centres[gaussian] = log.lnToLog((float) (-0.5 * centre));
    }
    int phones = count / gaussians / STREAMS;
    near = new int[phones * STREAMS * nearest];
    density = new float[near.length];
    phoneDone = new boolean[phones];
    scores = new float[phoneOfSenone.length];
  }

  /** Takes the next frame. */
  void next(float[] features) {
    frame = features;
    Arrays.fill(phoneDone, false);
    Arrays.fill(scores, Float.NaN);
  }

  /** Returns the log probability of the present frame for a senone. */
  float of(int senone) {
    float known = scores[senone];
    if (!Float.isNaN(known)) {
      return known;
    }
    int phone = phoneOfSenone[senone];
    if (!phoneDone[phone]) {
      phoneDone[phone] = true;
      for (int stream = 0; stream < STREAMS; stream++) {
        findNearest(phone, stream);
      }
    }
    float score = 0;
    for (int stream = 0; stream < STREAMS; stream++) {
      int first = (phone * STREAMS + stream) * nearest;
      float sum = density[first] + weights.get(senone, stream, near[first]);
      for (int i = first + 1; i < first + nearest; i++) {
        sum = log.addAsLinear(sum, density[i] + weights.get(senone, stream, near[i]));
      }
      score += sum;
    }
    scores[senone] = score;
    return score;
  }

  private void findNearest(int phone, int stream) {
    int codebook = phone * STREAMS + stream;
    int first = codebook * nearest;
    int last = first + nearest - 1;
    Arrays.fill(density, first, last + 1, Float.NEGATIVE_INFINITY);
    for (int gaussian = 0; gaussian < gaussians; gaussian++) {
      int number = codebook * gaussians + gaussian;
      float value = centres[number];
      int offset = number * DIMENSIONS;
      for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
        float distance = frame[stream * DIMENSIONS + dimension] - means[offset + dimension];
        value += distance * distance * precisions[offset + dimension];
      }
      if (value > density[last]) {
        int place = last;
        while (place > first && density[place - 1] < value) {
          density[place] = density[place - 1];
          near[place] = near[place - 1];
          place--;
        }
        density[place] = value;
        near[place] = gaussian;
      }
    }
  }
}
