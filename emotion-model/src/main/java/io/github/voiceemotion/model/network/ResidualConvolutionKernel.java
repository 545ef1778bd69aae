package io.github.voiceemotion.model.network;

/** Computes {@link ResidualConvolution}. */
final class ResidualConvolutionKernel implements Kernel {

  private final int size;
  private final Convolution convolution;
  private final BatchNormalisation normalisation;

  private int batch;
  private int frames;

  /** {@code [batch, frames, size]}: what the filters give, and its gradient. */
  private float[] rows = new float[0];

  private float[] gradient = new float[0];

  private final float[] block;
  private final float[] sum;

  ResidualConvolutionKernel(
      ResidualConvolution layer, ParameterBuffers values, ParameterBuffers gradients) {
    this.size = layer.inputs();
    this.convolution =
        new Convolution(size, size, layer.width(), layer.dilation(), values, gradients);
    this.normalisation = new BatchNormalisation(size, values, gradients);
    this.block = new float[RepeatedRow.blockLength(size)];
    this.sum = new float[block.length];
  }

  @Override
  public int outputFrames(int inputFrames) {
    return inputFrames;
  }

  @Override
  public void forward(
      float[] input, int newBatch, int newFrames, boolean training, float[] output) {
    batch = newBatch;
    frames = newFrames;
    int clip = frames * size;
    int length = batch * clip;
    rows = rows.length >= length ? rows : new float[length];
    convolution.forward(input, batch, frames);
    for (int i = 0; i < batch; i++) {
      convolution.read(i, 0, frames, rows, i * clip);
    }
    normalisation.prepare(rows, length, training);
    for (int start = 0; start < length; start += block.length) {
      int count = Math.min(block.length, length - start);
      System.arraycopy(rows, start, block, 0, count);
      System.arraycopy(input, start, sum, 0, count);
      normaliseAndAdd(block, normalisation.factors(), normalisation.offsets(), sum, count);
      System.arraycopy(sum, 0, output, start, count);
    }
  }

  private static void normaliseAndAdd(
      float[] block, float[] factors, float[] offsets, float[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += Math.max(0, block[i] * factors[i] + offsets[i]);
    }
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    int clip = frames * size;
    int length = batch * clip;
    gradient = gradient.length >= length ? gradient : new float[length];
    for (int start = 0; start < length; start += block.length) {
      int count = Math.min(block.length, length - start);
      System.arraycopy(rows, start, block, 0, count);
      System.arraycopy(outputGradient, start, sum, 0, count);
      passRelu(block, normalisation.factors(), normalisation.offsets(), sum, count);
      System.arraycopy(sum, 0, gradient, start, count);
    }
    normalisation.backward(rows, length, gradient);
    convolution.startBackward();
    for (int i = 0; i < batch; i++) {
      convolution.writeGradient(i, 0, frames, gradient, i * clip);
    }
    convolution.weightGradient();
    convolution.inputGradient(inputGradient);
    for (int i = 0; i < length; i++) {
      inputGradient[i] += outputGradient[i];
    }
  }

  private static void passRelu(
      float[] block, float[] factors, float[] offsets, float[] gradient, int length) {
    for (int i = 0; i < length; i++) {
      float normalised = block[i] * factors[i] + offsets[i];
      gradient[i] *= Activations.isPositive(normalised);
    }
  }
}
