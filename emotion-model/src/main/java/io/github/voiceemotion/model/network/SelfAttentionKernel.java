package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Computes {@link SelfAttention}. */
final class SelfAttentionKernel implements Kernel {

  private static final float VARIANCE_FLOOR = 1e-5f;

  private static final int QUERIES = 0;
  private static final int KEYS = 1;
  private static final int VALUES = 2;

  private final int size;
  private final int heads;
  private final int headSize;
  private final float sharpness;
  private final ParameterBuffers values;
  private final ParameterBuffers gradients;

  private int batch;
  private int frames;

  private FloatBuffer in = Matrix.memory(0);

  /** {@code [batch, frames, 3, size]}: queries, keys, values; and their gradients. */
  private FloatBuffer projected = Matrix.memory(0);

  private FloatBuffer projectedGradient = Matrix.memory(0);

  /** {@code [batch, heads, frames, frames]}: how much each frame attends to each. */
  private FloatBuffer attention = Matrix.memory(0);

  private FloatBuffer attentionGradient = Matrix.memory(0);

  /** {@code [batch, frames, size]}: what was attended to, before and after the last weights. */
  private FloatBuffer attended = Matrix.memory(0);

  private FloatBuffer mixed = Matrix.memory(0);

  private float[] projections = new float[0];
  private float[] shares = new float[0];
  private float[] shareGradients = new float[0];

  /** {@code [batch, frames, size]}: the sum with the input, normalised. */
  private float[] normalised = new float[0];

  private float[] deviations = new float[0];
  private float[] sumGradient = new float[0];

  private final float[] bias;
  private final float[] outputBias;
  private final float[] scale;
  private final float[] shift;
  private final float[] scaleGradient;
  private final float[] shiftGradient;
  private final RepeatedRow repeatedBias;
  private final RepeatedRow repeatedOutputBias;

  SelfAttentionKernel(SelfAttention layer, ParameterBuffers values, ParameterBuffers gradients) {
    this.size = layer.inputs();
    this.heads = layer.heads();
    this.headSize = size / heads;
    this.sharpness = (float) (1 / Math.sqrt(headSize));
    this.values = values;
    this.gradients = gradients;
    this.bias = new float[3 * size];
    this.outputBias = new float[size];
    this.scale = new float[size];
    this.shift = new float[size];
    this.scaleGradient = new float[size];
    this.shiftGradient = new float[size];
    this.repeatedBias = new RepeatedRow(3 * size);
    this.repeatedOutputBias = new RepeatedRow(size);
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
    int rows = batch * frames;
    allocate(rows);
    project(input, rows);
    attend();
    Matrix.of(mixed, size)
        .becomesProduct(
            rows, size, size, Matrix.of(attended, size), weights(SelfAttention.OUTPUT_WEIGHTS), 0);
    mixed.get(0, normalised, 0, rows * size);
    values.of(SelfAttention.OUTPUT_BIAS).get(0, outputBias);
    values.of(SelfAttention.SCALE).get(0, scale);
    values.of(SelfAttention.SHIFT).get(0, shift);
    for (int row = 0; row < rows; row++) {
      normalise(input, row, output);
    }
  }

  private void allocate(int rows) {
    in = Matrix.atLeast(in, rows * size);
    projected = Matrix.atLeast(projected, rows * 3 * size);
    attention = Matrix.atLeast(attention, rows * heads * frames);
    attended = Matrix.atLeast(attended, rows * size);
    mixed = Matrix.atLeast(mixed, rows * size);
    if (normalised.length < rows * size) {
      projections = new float[rows * 3 * size];
      normalised = new float[rows * size];
      deviations = new float[rows];
    }
    if (shares.length < rows * heads * frames) {
      shares = new float[rows * heads * frames];
    }
  }

  private void project(float[] input, int rows) {
    in.put(0, input, 0, rows * size);
    Matrix.of(projected, 3 * size)
        .becomesProduct(
            rows, 3 * size, size, Matrix.of(in, size), weights(SelfAttention.WEIGHTS), 0);
    projected.get(0, projections, 0, rows * 3 * size);
    values.of(SelfAttention.BIAS).get(0, bias);
    repeatedBias.fill(bias);
    repeatedBias.addTo(projections, rows * 3 * size);
    projected.put(0, projections, 0, rows * 3 * size);
  }

  private void attend() {
    for (int clip = 0; clip < batch; clip++) {
      for (int head = 0; head < heads; head++) {
        shares(attention, clip, head)
            .becomesProduct(
                frames,
                frames,
                headSize,
                part(projected, clip, head, QUERIES),
                part(projected, clip, head, KEYS).transposed(),
                0);
      }
    }
    int length = batch * heads * frames * frames;
    attention.get(0, shares, 0, length);
    for (int i = 0; i < length; i++) {
      shares[i] *= sharpness;
    }
    for (int row = 0; row < length; row += frames) {
      Activations.softmax(shares, row, row + frames);
    }
    attention.put(0, shares, 0, length);
    for (int clip = 0; clip < batch; clip++) {
      for (int head = 0; head < heads; head++) {
        attended(clip, head)
            .becomesProduct(
                frames,
                headSize,
                frames,
                shares(attention, clip, head),
                part(projected, clip, head, VALUES),
                0);
      }
    }
  }

  private void normalise(float[] input, int row, float[] output) {
    int start = row * size;
    float mean = 0;
    for (int i = 0; i < size; i++) {
      normalised[start + i] += input[start + i] + outputBias[i];
      mean += normalised[start + i];
    }
    mean /= size;
    float variance = 0;
    for (int i = 0; i < size; i++) {
      float difference = normalised[start + i] - mean;
      variance += difference * difference;
    }
    float deviation = (float) Math.sqrt(variance / size + VARIANCE_FLOOR);
    deviations[row] = deviation;
    for (int i = 0; i < size; i++) {
      normalised[start + i] = (normalised[start + i] - mean) / deviation;
      output[start + i] = normalised[start + i] * scale[i] + shift[i];
    }
  }

  private Matrix weights(String name) {
    return Matrix.of(values.of(name), name.equals(SelfAttention.WEIGHTS) ? 3 * size : size);
  }

  /** A head's queries, keys or values of a clip, or their gradient. */
  private Matrix part(FloatBuffer memory, int clip, int head, int which) {
    return Matrix.of(memory, 3 * size).from((clip * frames * 3 + which) * size + head * headSize);
  }

  /** How much a clip's frames attend to each other in a head, or the gradient of it. */
  private Matrix shares(FloatBuffer memory, int clip, int head) {
    return Matrix.of(memory, frames).from((clip * heads + head) * frames * frames);
  }

  private Matrix attended(int clip, int head) {
    return Matrix.of(attended, size).from(clip * frames * size + head * headSize);
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    int rows = batch * frames;
    if (sumGradient.length < rows * size) {
      sumGradient = new float[rows * size];
    }
    if (shareGradients.length < shares.length) {
      shareGradients = new float[shares.length];
    }
    unnormalise(outputGradient, rows);
    mixed.put(0, sumGradient, 0, rows * size);
    Matrix sums = Matrix.of(mixed, size);
    Matrix.of(gradients.of(SelfAttention.OUTPUT_WEIGHTS), size)
        .becomesProduct(size, size, rows, Matrix.of(attended, size).transposed(), sums, 0);
    gradients
        .of(SelfAttention.OUTPUT_BIAS)
        .put(0, columnSums(sumGradient, rows, repeatedOutputBias, outputBias));
    // What was attended to is not needed any more: its memory takes its gradient.
    Matrix.of(attended, size)
        .becomesProduct(
            rows, size, size, sums, weights(SelfAttention.OUTPUT_WEIGHTS).transposed(), 0);
    projectedGradient = Matrix.atLeast(projectedGradient, rows * 3 * size);
    attentionGradient = Matrix.atLeast(attentionGradient, rows * heads * frames);
    unattend();
    projectedGradient.get(0, projections, 0, rows * 3 * size);
    gradients.of(SelfAttention.BIAS).put(0, columnSums(projections, rows, repeatedBias, bias));
    Matrix parts = Matrix.of(projectedGradient, 3 * size);
    Matrix.of(gradients.of(SelfAttention.WEIGHTS), 3 * size)
        .becomesProduct(size, 3 * size, rows, Matrix.of(in, size).transposed(), parts, 0);
    // The input reaches the sum directly as well: its gradient there is still in mixed.
    sums.becomesProduct(
        rows, size, 3 * size, parts, weights(SelfAttention.WEIGHTS).transposed(), 1);
    mixed.get(0, inputGradient, 0, rows * size);
  }

  private void unnormalise(float[] outputGradient, int rows) {
    Arrays.fill(scaleGradient, 0);
    Arrays.fill(shiftGradient, 0);
    for (int row = 0; row < rows; row++) {
      int start = row * size;
      float sum = 0;
      float product = 0;
      for (int i = 0; i < size; i++) {
        float gradient = outputGradient[start + i];
        shiftGradient[i] += gradient;
        scaleGradient[i] += gradient * normalised[start + i];
        sum += gradient * scale[i];
        product += gradient * scale[i] * normalised[start + i];
      }
      for (int i = 0; i < size; i++) {
        sumGradient[start + i] =
            (outputGradient[start + i] * scale[i] - (sum + normalised[start + i] * product) / size)
                / deviations[row];
      }
    }
    gradients.of(SelfAttention.SCALE).put(0, scaleGradient);
    gradients.of(SelfAttention.SHIFT).put(0, shiftGradient);
  }

  private void unattend() {
    for (int clip = 0; clip < batch; clip++) {
      for (int head = 0; head < heads; head++) {
        shares(attentionGradient, clip, head)
            .becomesProduct(
                frames,
                frames,
                headSize,
                attended(clip, head),
                part(projected, clip, head, VALUES).transposed(),
                0);
        part(projectedGradient, clip, head, VALUES)
            .becomesProduct(
                frames,
                headSize,
                frames,
                shares(attention, clip, head).transposed(),
                attended(clip, head),
                0);
      }
    }
    unsoftmax();
    for (int clip = 0; clip < batch; clip++) {
      for (int head = 0; head < heads; head++) {
        Matrix gradient = shares(attentionGradient, clip, head);
        part(projectedGradient, clip, head, QUERIES)
            .becomesProduct(
                frames, headSize, frames, gradient, part(projected, clip, head, KEYS), 0);
        part(projectedGradient, clip, head, KEYS)
            .becomesProduct(
                frames,
                headSize,
                frames,
                gradient.transposed(),
                part(projected, clip, head, QUERIES),
                0);
      }
    }
  }

  private void unsoftmax() {
    int length = batch * heads * frames * frames;
    attentionGradient.get(0, shareGradients, 0, length);
    for (int row = 0; row < length; row += frames) {
      float sum = 0;
      for (int i = row; i < row + frames; i++) {
        sum += shareGradients[i] * shares[i];
      }
      for (int i = row; i < row + frames; i++) {
        shareGradients[i] = shares[i] * (shareGradients[i] - sum) * sharpness;
      }
    }
    attentionGradient.put(0, shareGradients, 0, length);
  }

  private static float[] columnSums(float[] matrix, int rows, RepeatedRow repeated, float[] sums) {
    repeated.sumColumns(matrix, rows * sums.length, sums);
    return sums;
  }
}
