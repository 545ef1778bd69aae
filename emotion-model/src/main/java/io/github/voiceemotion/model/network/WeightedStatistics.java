package io.github.voiceemotion.model.network;

import java.util.Arrays;

/**
 * Weighted mean and standard deviation of each value over the frames of a clip, and their
 * gradients.
 *
 * <p>Every loop reads its frame from an array of the frame's size, so that all its arrays have one
 * index. With two, the JVM must fear that a value written is one still to be read, and uses no
 * vector instructions, which costs more time than the copy.
 */
final class WeightedStatistics {

  /** Keeps the gradient of a standard deviation finite where a value does not change. */
  private static final float VARIANCE_FLOOR = 1e-5f;

  private final int size;
  private int batch;
  private int frames;

  /** {@code [batch, 2, size]}: means and standard deviations. */
  private float[] statistics = new float[0];

  private final float[] frame;
  private final float[] result;
  private final float[] mean;
  private final float[] deviation;

  /** Gradients of the loss by the means and by the variances of a clip. */
  private final float[] meanGradient;

  private final float[] varianceGradient;

  WeightedStatistics(int size) {
    this.size = size;
    this.frame = new float[size];
    this.result = new float[size];
    this.mean = new float[size];
    this.deviation = new float[size];
    this.meanGradient = new float[size];
    this.varianceGradient = new float[size];
  }

  /**
   * Computes means and standard deviations, and keeps them for the gradients.
   *
   * @param input {@code [batch, frames, size]}
   * @param shares {@code [batch, frames]}, the weights of the frames, of sum 1 over a clip
   * @param output {@code [batch, 2, size]}, overwritten
   */
  void measure(float[] input, float[] shares, int newBatch, int newFrames, float[] output) {
    batch = newBatch;
    frames = newFrames;
    if (statistics.length < batch * 2 * size) {
      statistics = new float[batch * 2 * size];
    }
    for (int clip = 0; clip < batch; clip++) {
      int first = clip * frames;
      Arrays.fill(mean, 0);
      for (int row = first; row < first + frames; row++) {
        System.arraycopy(input, row * size, frame, 0, size);
        float share = shares[row];
        for (int i = 0; i < size; i++) {
          mean[i] += share * frame[i];
        }
      }
      Arrays.fill(deviation, 0);
      for (int row = first; row < first + frames; row++) {
        System.arraycopy(input, row * size, frame, 0, size);
        float share = shares[row];
        for (int i = 0; i < size; i++) {
          float difference = frame[i] - mean[i];
          deviation[i] += share * difference * difference;
        }
      }
      for (int i = 0; i < size; i++) {
        deviation[i] = (float) Math.sqrt(deviation[i] + VARIANCE_FLOOR);
      }
      System.arraycopy(mean, 0, statistics, 2 * clip * size, size);
      System.arraycopy(deviation, 0, statistics, (2 * clip + 1) * size, size);
    }
    System.arraycopy(statistics, 0, output, 0, batch * 2 * size);
  }

  /**
   * Computes the gradient by the input of the latest {@link #measure}, as if the shares were
   * constants.
   *
   * @param outputGradient {@code [batch, 2, size]}
   * @param inputGradient {@code [batch, frames, size]}, overwritten
   */
  void inputGradient(float[] input, float[] shares, float[] outputGradient, float[] inputGradient) {
    for (int clip = 0; clip < batch; clip++) {
      recall(clip, outputGradient);
      int first = clip * frames;
      for (int row = first; row < first + frames; row++) {
        System.arraycopy(input, row * size, frame, 0, size);
        float share = shares[row];
        for (int i = 0; i < size; i++) {
          float difference = frame[i] - mean[i];
          result[i] = share * (meanGradient[i] + 2 * varianceGradient[i] * difference);
        }
        System.arraycopy(result, 0, inputGradient, row * size, size);
      }
    }
  }

  /**
   * Computes the gradient by the shares of the latest {@link #measure}, as one term for each value:
   * a share's gradient is the sum of its frame's terms. All gradients of a clip lack one constant,
   * which does not matter to shares of a constant sum.
   *
   * @param outputGradient {@code [batch, 2, size]}
   * @param terms {@code [batch, frames, size]}, overwritten
   */
  void shareGradientTerms(float[] input, float[] outputGradient, float[] terms) {
    for (int clip = 0; clip < batch; clip++) {
      recall(clip, outputGradient);
      int first = clip * frames;
      for (int row = first; row < first + frames; row++) {
        System.arraycopy(input, row * size, frame, 0, size);
        for (int i = 0; i < size; i++) {
          float difference = frame[i] - mean[i];
          result[i] = difference * (meanGradient[i] + varianceGradient[i] * difference);
        }
        System.arraycopy(result, 0, terms, row * size, size);
      }
    }
  }

  private void recall(int clip, float[] outputGradient) {
    int means = 2 * clip * size;
    int deviations = means + size;
    System.arraycopy(statistics, means, mean, 0, size);
    System.arraycopy(outputGradient, means, meanGradient, 0, size);
    for (int i = 0; i < size; i++) {
      varianceGradient[i] = outputGradient[deviations + i] / (2 * statistics[deviations + i]);
    }
  }
}
