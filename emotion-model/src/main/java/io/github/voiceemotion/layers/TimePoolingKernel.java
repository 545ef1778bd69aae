package io.github.voiceemotion.layers;

import java.util.Arrays;

/** Computes {@link TimePooling}. */
final class TimePoolingKernel implements Kernel {

  /** Keeps the gradient of a standard deviation finite where a value does not change. */
  private static final float VARIANCE_FLOOR = 1e-5f;

  private final int size;
  private int batch;
  private int frames;

  /** {@code [batch, 2, size]}: means and standard deviations. */
  private float[] statistics = new float[0];

  TimePoolingKernel(int size) {
    this.size = size;
  }

  @Override
  public int outputFrames(int inputFrames) {
    return 1;
  }

  @Override
  public void forward(
      float[] input, int newBatch, int newFrames, boolean training, float[] output) {
    batch = newBatch;
    frames = newFrames;
    int length = batch * 2 * size;
    statistics = statistics.length >= length ? statistics : new float[length];
    Arrays.fill(statistics, 0, length, 0);
    for (int clip = 0; clip < batch; clip++) {
      int means = clip * 2 * size;
      int deviations = means + size;
      for (int frame = 0; frame < frames; frame++) {
        int row = (clip * frames + frame) * size;
        for (int i = 0; i < size; i++) {
          statistics[means + i] += input[row + i] / frames;
        }
      }
      for (int frame = 0; frame < frames; frame++) {
        int row = (clip * frames + frame) * size;
        for (int i = 0; i < size; i++) {
          float difference = input[row + i] - statistics[means + i];
          statistics[deviations + i] += difference * difference / frames;
        }
      }
      for (int i = deviations; i < deviations + size; i++) {
        statistics[i] = (float) Math.sqrt(statistics[i] + VARIANCE_FLOOR);
      }
    }
    System.arraycopy(statistics, 0, output, 0, length);
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    for (int clip = 0; clip < batch; clip++) {
      int means = clip * 2 * size;
      int deviations = means + size;
      for (int frame = 0; frame < frames; frame++) {
        int row = (clip * frames + frame) * size;
        for (int i = 0; i < size; i++) {
          float fromDeviation =
              outputGradient[deviations + i]
                  * (input[row + i] - statistics[means + i])
                  / statistics[deviations + i];
          inputGradient[row + i] = (outputGradient[means + i] + fromDeviation) / frames;
        }
      }
    }
  }
}
