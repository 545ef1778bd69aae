package io.github.voiceemotion.layers;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Computes {@link SelfAttention}. */
final class SelfAttentionKernel implements Kernel {

  private static final float VARIANCE_FLOOR = 1e-5f;

  private final int size;
  private final int heads;
  private final int headSize;
  private final float sharpness;
  private final SequenceLayer.Buffers values;
  private final SequenceLayer.Buffers gradients;

  private int batch;
  private int frames;

  private FloatBuffer in = Gemm.buffer(0);

  /** {@code [batch, frames, 3, size]}: queries, keys, values; and their gradients. */
  private FloatBuffer projected = Gemm.buffer(0);

  private FloatBuffer projectedGradient = Gemm.buffer(0);

  /** {@code [batch, heads, frames, frames]}: how much each frame attends to each. */
  private FloatBuffer attention = Gemm.buffer(0);

  private FloatBuffer attentionGradient = Gemm.buffer(0);

  /** {@code [batch, frames, size]}: what was attended to, before and after the last weights. */
  private FloatBuffer attended = Gemm.buffer(0);

  private FloatBuffer mixed = Gemm.buffer(0);

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

  SelfAttentionKernel(
      SelfAttention layer, SequenceLayer.Buffers values, SequenceLayer.Buffers gradients) {
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
    Gemm.multiply(
        rows,
        size,
        size,
        attended,
        size,
        values.of(SelfAttention.OUTPUT_WEIGHTS),
        size,
        0,
        mixed,
        size);
    mixed.get(0, normalised, 0, rows * size);
    values.of(SelfAttention.OUTPUT_BIAS).get(0, outputBias);
    values.of(SelfAttention.SCALE).get(0, scale);
    values.of(SelfAttention.SHIFT).get(0, shift);
    for (int row = 0; row < rows; row++) {
      normalise(input, row, output);
    }
  }

  private void allocate(int rows) {
    in = Gemm.atLeast(in, rows * size);
    projected = Gemm.atLeast(projected, rows * 3 * size);
    attention = Gemm.atLeast(attention, rows * heads * frames);
    attended = Gemm.atLeast(attended, rows * size);
    mixed = Gemm.atLeast(mixed, rows * size);
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
    Gemm.multiply(
        rows,
        3 * size,
        size,
        in,
        size,
        values.of(SelfAttention.WEIGHTS),
        3 * size,
        0,
        projected,
        3 * size);
    projected.get(0, projections, 0, rows * 3 * size);
    values.of(SelfAttention.BIAS).get(0, bias);
    for (int row = 0; row < rows; row++) {
      int start = row * 3 * size;
      for (int i = 0; i < 3 * size; i++) {
        projections[start + i] += bias[i];
      }
    }
    projected.put(0, projections, 0, rows * 3 * size);
  }

  private void attend() {
    for (int clip = 0; clip < batch; clip++) {
      for (int head = 0; head < heads; head++) {
        Gemm.multiplyTransposedSecond(
            frames,
            frames,
            headSize,
            projected.position(at(clip, head, 0)),
            3 * size,
            projected.duplicate().position(at(clip, head, 1)),
            3 * size,
            0,
            attention.position(attentionAt(clip, head)),
            frames);
      }
    }
    int length = batch * heads * frames * frames;
    attention.get(0, shares, 0, length);
    for (int row = 0; row < length; row += frames) {
      softmax(row);
    }
    attention.put(0, shares, 0, length);
    for (int clip = 0; clip < batch; clip++) {
      for (int head = 0; head < heads; head++) {
        Gemm.multiply(
            frames,
            headSize,
            frames,
            attention.position(attentionAt(clip, head)),
            frames,
            projected.position(at(clip, head, 2)),
            3 * size,
            0,
            attended.position(attendedAt(clip, head)),
            size);
      }
    }
    projected.position(0);
    attention.position(0);
    attended.position(0);
  }

  private void softmax(int row) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = row; i < row + frames; i++) {
      largest = Math.max(largest, shares[i]);
    }
    float sum = 0;
    for (int i = row; i < row + frames; i++) {
      shares[i] = (float) Math.exp((shares[i] - largest) * sharpness);
      sum += shares[i];
    }
    for (int i = row; i < row + frames; i++) {
      shares[i] /= sum;
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

  /** Where a head's queries (0), keys (1) or values (2) of a clip begin. */
  private int at(int clip, int head, int which) {
    return (clip * frames * 3 + which) * size + head * headSize;
  }

  private int attentionAt(int clip, int head) {
    return (clip * heads + head) * frames * frames;
  }

  private int attendedAt(int clip, int head) {
    return clip * frames * size + head * headSize;
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
    Gemm.multiplyTransposedFirst(
        size,
        size,
        rows,
        attended,
        size,
        mixed,
        size,
        0,
        gradients.of(SelfAttention.OUTPUT_WEIGHTS),
        size);
    gradients.of(SelfAttention.OUTPUT_BIAS).put(0, columnSums(sumGradient, rows, outputBias));
    // What was attended to is not needed any more: its memory takes its gradient.
    Gemm.multiplyTransposedSecond(
        rows,
        size,
        size,
        mixed,
        size,
        values.of(SelfAttention.OUTPUT_WEIGHTS),
        size,
        0,
        attended,
        size);
    projectedGradient = Gemm.atLeast(projectedGradient, rows * 3 * size);
    attentionGradient = Gemm.atLeast(attentionGradient, rows * heads * frames);
    unattend();
    projectedGradient.get(0, projections, 0, rows * 3 * size);
    gradients.of(SelfAttention.BIAS).put(0, columnSums(projections, rows, bias));
    Gemm.multiplyTransposedFirst(
        size,
        3 * size,
        rows,
        in,
        size,
        projectedGradient,
        3 * size,
        0,
        gradients.of(SelfAttention.WEIGHTS),
        3 * size);
    // The input reaches the sum directly as well: its gradient there is still in mixed.
    Gemm.multiplyTransposedSecond(
        rows,
        size,
        3 * size,
        projectedGradient,
        3 * size,
        values.of(SelfAttention.WEIGHTS),
        3 * size,
        1,
        mixed,
        size);
    mixed.get(0, inputGradient, 0, rows * size);
  }

  private void unnormalise(float[] outputGradient, int rows) {
    float[] scaleGradient = new float[size];
    float[] shiftGradient = new float[size];
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
        Gemm.multiplyTransposedSecond(
            frames,
            frames,
            headSize,
            attended.position(attendedAt(clip, head)),
            size,
            projected.position(at(clip, head, 2)),
            3 * size,
            0,
            attentionGradient.position(attentionAt(clip, head)),
            frames);
        Gemm.multiplyTransposedFirst(
            frames,
            headSize,
            frames,
            attention.position(attentionAt(clip, head)),
            frames,
            attended,
            size,
            0,
            projectedGradient.position(at(clip, head, 2)),
            3 * size);
      }
    }
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
    for (int clip = 0; clip < batch; clip++) {
      for (int head = 0; head < heads; head++) {
        attentionGradient.position(attentionAt(clip, head));
        Gemm.multiply(
            frames,
            headSize,
            frames,
            attentionGradient,
            frames,
            projected.position(at(clip, head, 1)),
            3 * size,
            0,
            projectedGradient.position(at(clip, head, 0)),
            3 * size);
        Gemm.multiplyTransposedFirst(
            frames,
            headSize,
            frames,
            attentionGradient,
            frames,
            projected.position(at(clip, head, 0)),
            3 * size,
            0,
            projectedGradient.position(at(clip, head, 1)),
            3 * size);
      }
    }
    projected.position(0);
    attention.position(0);
    attended.position(0);
    projectedGradient.position(0);
    attentionGradient.position(0);
  }

  private static float[] columnSums(float[] rows, int count, float[] sums) {
    Arrays.fill(sums, 0);
    for (int row = 0; row < count; row++) {
      int start = row * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += rows[start + i];
      }
    }
    return sums;
  }
}
