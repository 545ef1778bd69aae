package io.github.voiceemotion.model.network;

import java.util.Arrays;

/** Computes {@link TimePooling}: every frame has the same share. */
final class TimePoolingKernel implements Kernel {

  private final WeightedStatistics statistics;
  private float[] shares = new float[0];

  TimePoolingKernel(int size) {
    this.statistics = new WeightedStatistics(size);
  }

  @Override
  public int outputFrames(int inputFrames) {
    return 1;
  }

  @Override
  public void forward(float[] input, int batch, int frames, boolean training, float[] output) {
    int rows = batch * frames;
    shares = shares.length >= rows ? shares : new float[rows];
    Arrays.fill(shares, 0, rows, 1f / frames);
    statistics.measure(input, shares, batch, frames, output);
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    statistics.inputGradient(input, shares, outputGradient, inputGradient);
  }
}
