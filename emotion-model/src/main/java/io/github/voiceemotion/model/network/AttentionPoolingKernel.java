package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;

/**
 * Computes {@link AttentionPooling}.
 *
 * <p>What all frames of all clips get from the weights, and give to their gradients, are single
 * products. Sums over rows or columns are products with a vector of ones.
 */
final class AttentionPoolingKernel implements Kernel {

  private final int size;
  private final int hidden;
  private final ParameterBuffers values;
  private final ParameterBuffers gradients;
  private final WeightedStatistics statistics;

  private int batch;
  private int frames;

  /** {@code [batch, frames, size]}, and the same for what is passed back to it. */
  private FloatBuffer in = Matrix.memory(0);

  private FloatBuffer passedBack = Matrix.memory(0);

  /** {@code [batch, frames, hidden]}: the tangents, then the gradient before them. */
  private FloatBuffer projected = Matrix.memory(0);

  /** {@code [batch, frames]}: the scores, then their gradient. */
  private FloatBuffer scores = Matrix.memory(0);

  private FloatBuffer ones = Matrix.memory(0);

  private float[] tangents = new float[0];
  private float[] tangentGradient = new float[0];
  private float[] shares = new float[0];
  private float[] shareGradient = new float[0];

  AttentionPoolingKernel(
      AttentionPooling layer, ParameterBuffers values, ParameterBuffers gradients) {
    this.size = layer.inputs();
    this.hidden = layer.hidden();
    this.values = values;
    this.gradients = gradients;
    this.statistics = new WeightedStatistics(size);
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
    int rows = batch * frames;
    allocate(rows);
    in.put(0, input, 0, rows * size);
    Matrix out = Matrix.of(projected, hidden);
    Matrix bias = Matrix.of(values.of(AttentionPooling.BIAS), hidden);
    out.becomesProduct(rows, hidden, 1, Matrix.of(ones, 1), bias, 0);
    out.becomesProduct(rows, hidden, size, Matrix.of(in, size), weights(), 1);
    projected.get(0, tangents, 0, rows * hidden);
    Activations.tanh(tangents, rows * hidden);
    projected.put(0, tangents, 0, rows * hidden);
    Matrix.of(scores, 1).becomesProduct(rows, 1, hidden, out, scoreWeights(), 0);
    scores.get(0, shares, 0, rows);
    for (int row = 0; row < rows; row += frames) {
      Activations.softmax(shares, row, row + frames);
    }
    statistics.measure(input, shares, batch, frames, output);
  }

  private void allocate(int rows) {
    in = Matrix.atLeast(in, rows * size);
    projected = Matrix.atLeast(projected, rows * hidden);
    scores = Matrix.atLeast(scores, rows);
    if (tangents.length < rows * hidden) {
      tangents = new float[rows * hidden];
      shares = new float[rows];
    }
    int longest = Math.max(rows, size);
    if (ones.capacity() < longest) {
      ones = Matrix.memory(longest);
      for (int i = 0; i < longest; i++) {
        ones.put(i, 1);
      }
    }
  }

  private Matrix weights() {
    return Matrix.of(values.of(AttentionPooling.WEIGHTS), hidden);
  }

  private Matrix scoreWeights() {
    return Matrix.of(values.of(AttentionPooling.SCORE_WEIGHTS), 1);
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    int rows = batch * frames;
    passedBack = Matrix.atLeast(passedBack, rows * size);
    if (tangentGradient.length < rows * hidden) {
      tangentGradient = new float[rows * hidden];
      shareGradient = new float[rows];
    }
    // The terms are needed before the input's gradient is: they may use its array.
    float[] terms = inputGradient;
    statistics.shareGradientTerms(input, outputGradient, terms);
    passedBack.put(0, terms, 0, rows * size);
    scoreGradient(rows);
    projectedGradient(rows);
    statistics.inputGradient(input, shares, outputGradient, inputGradient);
    passedBack.put(0, inputGradient, 0, rows * size);
    Matrix.of(passedBack, size)
        .becomesProduct(
            rows, size, hidden, Matrix.of(projected, hidden), weights().transposed(), 1);
    passedBack.get(0, inputGradient, 0, rows * size);
  }

  /** From the terms of the shares' gradient through the softmax. */
  private void scoreGradient(int rows) {
    Matrix.of(scores, 1)
        .becomesProduct(rows, 1, size, Matrix.of(passedBack, size), Matrix.of(ones, 1), 0);
    scores.get(0, shareGradient, 0, rows);
    for (int first = 0; first < rows; first += frames) {
      float sum = 0;
      for (int row = first; row < first + frames; row++) {
        sum += shareGradient[row] * shares[row];
      }
      for (int row = first; row < first + frames; row++) {
        shareGradient[row] = shares[row] * (shareGradient[row] - sum);
      }
    }
    scores.put(0, shareGradient, 0, rows);
  }

  /** From the scores' gradient to those of all weights and of what the tangents are of. */
  private void projectedGradient(int rows) {
    Matrix out = Matrix.of(projected, hidden);
    Matrix.of(gradients.of(AttentionPooling.SCORE_WEIGHTS), 1)
        .becomesProduct(hidden, 1, rows, out.transposed(), Matrix.of(scores, 1), 0);
    out.becomesProduct(rows, hidden, 1, Matrix.of(scores, 1), scoreWeights().transposed(), 0);
    projected.get(0, tangentGradient, 0, rows * hidden);
    for (int i = 0; i < rows * hidden; i++) {
      tangentGradient[i] *= 1 - tangents[i] * tangents[i];
    }
    projected.put(0, tangentGradient, 0, rows * hidden);
    Matrix.of(gradients.of(AttentionPooling.WEIGHTS), hidden)
        .becomesProduct(size, hidden, rows, Matrix.of(in, size).transposed(), out, 0);
    Matrix.of(gradients.of(AttentionPooling.BIAS), hidden)
        .becomesProduct(1, hidden, rows, Matrix.of(ones, 1).transposed(), out, 0);
  }
}
