package io.github.voiceemotion.model.network;

import java.util.Arrays;

/**
 * Computes {@link TemporalConvolution}.
 *
 * <p>The frames that come out of the filters are sorted: first those at even places of all clips,
 * then those at odd places, then a last one of each clip that has no pair. So each loop runs over
 * long stretches, also the one that takes the larger of a pair.
 */
final class TemporalConvolutionKernel implements Kernel {

  private final int filters;
  private final boolean passesGradientBack;
  private final Convolution convolution;
  private final BatchNormalisation normalisation;

  private int batch;
  private int frames;

  /** What the filters give, sorted. */
  private float[] rows = new float[0];

  private float[] gradient = new float[0];

  /** Blocks of {@link #rows} and of gradients. */
  private final float[] even;

  private final float[] odd;
  private final float[] pooled;

  TemporalConvolutionKernel(
      TemporalConvolution layer, ParameterBuffers values, ParameterBuffers gradients) {
    this.filters = layer.outputs();
    this.passesGradientBack = !layer.isFirst();
    this.convolution =
        new Convolution(layer.inputs(), filters, layer.width(), 1, values, gradients);
    this.normalisation = new BatchNormalisation(filters, values, gradients);
    this.even = new float[RepeatedRow.blockLength(filters)];
    this.odd = new float[even.length];
    this.pooled = new float[even.length];
  }

  @Override
  public int outputFrames(int inputFrames) {
    return inputFrames / 2;
  }

  @Override
  public void forward(
      float[] input, int newBatch, int newFrames, boolean training, float[] output) {
    batch = newBatch;
    frames = newFrames;
    int length = batch * frames * filters;
    rows = rows.length >= length ? rows : new float[length];
    convolution.forward(input, batch, frames);
    for (int clip = 0; clip < batch; clip++) {
      for (int frame = 0; frame < frames; frame++) {
        convolution.read(clip, frame, 1, rows, place(clip, frame));
      }
    }
    normalisation.prepare(rows, length, training);
    int half = half();
    for (int start = 0; start < half; start += even.length) {
      int count = Math.min(even.length, half - start);
      System.arraycopy(rows, start, even, 0, count);
      System.arraycopy(rows, half + start, odd, 0, count);
      normaliseAndPool(even, odd, normalisation.factors(), normalisation.offsets(), pooled, count);
      System.arraycopy(pooled, 0, output, start, count);
    }
  }

  /** Where a frame stands among the sorted ones. */
  private int place(int clip, int frame) {
    int pairs = frames / 2;
    int row =
        frame == 2 * pairs
            ? 2 * batch * pairs + clip
            : (frame % 2 * batch + clip) * pairs + frame / 2;
    return row * filters;
  }

  /** The length of the frames at even places, and of those at odd places. */
  private int half() {
    return batch * (frames / 2) * filters;
  }

  private static void normaliseAndPool(
      float[] even, float[] odd, float[] factors, float[] offsets, float[] pooled, int length) {
    for (int i = 0; i < length; i++) {
      float a = even[i] * factors[i] + offsets[i];
      float b = odd[i] * factors[i] + offsets[i];
      pooled[i] = Math.max(0, Math.max(a, b));
    }
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    int length = batch * frames * filters;
    gradient = gradient.length >= length ? gradient : new float[length];
    int half = half();
    for (int start = 0; start < half; start += even.length) {
      int count = Math.min(even.length, half - start);
      System.arraycopy(rows, start, even, 0, count);
      System.arraycopy(rows, half + start, odd, 0, count);
      System.arraycopy(outputGradient, start, pooled, 0, count);
      unpool(even, odd, normalisation.factors(), normalisation.offsets(), pooled, count);
      System.arraycopy(even, 0, gradient, start, count);
      System.arraycopy(odd, 0, gradient, half + start, count);
    }
    Arrays.fill(gradient, 2 * half, length, 0);
    normalisation.backward(rows, length, gradient);
    convolution.startBackward();
    for (int clip = 0; clip < batch; clip++) {
      for (int frame = 0; frame < frames; frame++) {
        convolution.writeGradient(clip, frame, 1, gradient, place(clip, frame));
      }
    }
    convolution.weightGradient();
    if (passesGradientBack) {
      convolution.inputGradient(inputGradient);
    } else {
      Arrays.fill(inputGradient, 0);
    }
  }

  /**
   * Passes each gradient to the frame of its pair that was the larger, if the ReLU let it through;
   * the frames make room for their gradients.
   */
  private static void unpool(
      float[] even, float[] odd, float[] factors, float[] offsets, float[] pooled, int length) {
    for (int i = 0; i < length; i++) {
      float a = even[i] * factors[i] + offsets[i];
      float b = odd[i] * factors[i] + offsets[i];
      float passed = pooled[i] * Activations.isPositive(Math.max(a, b));
      float toFirst = passed * (1 - Activations.isPositive(b - a));
      even[i] = toFirst;
      odd[i] = passed - toFirst;
    }
  }
}
