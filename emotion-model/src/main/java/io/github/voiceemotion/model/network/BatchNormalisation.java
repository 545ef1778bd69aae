package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Batch normalisation over the rows of a matrix (Ioffe and Szegedy 2015): in training with the mean
 * and variance of the rows, else with running ones.
 */
final class BatchNormalisation {

  private static final String SCALE = "scale";
  private static final String SHIFT = "shift";
  private static final String MEAN = "mean";
  private static final String VARIANCE = "variance";

  /** Keeps the running mean and variance near those of the last some ten batches. */
  private static final float MOMENTUM = 0.9f;

  private static final float VARIANCE_FLOOR = 1e-5f;

  private final int columns;
  private final ParameterBuffers values;
  private final ParameterBuffers gradients;

  private final float[] mean;
  private final float[] variance;
  private final float[] factor;
  private final float[] offset;
  private final float[] shiftGradient;
  private final float[] scaleGradient;

  /** What the gradient loses for each unit of the matrix's value, and whatever the value is. */
  private final float[] slope;

  private final float[] level;

  private final RepeatedRow means;
  private final RepeatedRow factors;
  private final RepeatedRow offsets;
  private final RepeatedRow sums;
  private final RepeatedRow products;
  private final float[] block;
  private final float[] gradientBlock;

  BatchNormalisation(int columns, ParameterBuffers values, ParameterBuffers gradients) {
    this.columns = columns;
    this.values = values;
    this.gradients = gradients;
    this.mean = new float[columns];
    this.variance = new float[columns];
    this.factor = new float[columns];
    this.offset = new float[columns];
    this.shiftGradient = new float[columns];
    this.scaleGradient = new float[columns];
    this.slope = new float[columns];
    this.level = new float[columns];
    this.means = new RepeatedRow(columns);
    this.factors = new RepeatedRow(columns);
    this.offsets = new RepeatedRow(columns);
    this.sums = new RepeatedRow(columns);
    this.products = new RepeatedRow(columns);
    this.block = new float[RepeatedRow.blockLength(columns)];
    this.gradientBlock = new float[block.length];
  }

  /** Returns a layer's parameters: the given one, then those of the normalisation. */
  static List<Parameter> parametersAfter(Parameter weights) {
    long columns = weights.shape()[weights.shape().length - 1];
    return List.of(
        weights,
        Parameter.bias(SCALE, 1, columns),
        Parameter.bias(SHIFT, 0, columns),
        Parameter.statistic(MEAN, 0, columns),
        Parameter.statistic(VARIANCE, 1, columns));
  }

  /**
   * Prepares {@link #factors} and {@link #offsets}: a value is normalised by {@code value * factor
   * + offset}.
   *
   * @param length of the matrix: rows times columns
   */
  void prepare(float[] matrix, int length, boolean training) {
    if (training) {
      measure(matrix, length);
    } else {
      values.of(MEAN).get(0, mean);
      values.of(VARIANCE).get(0, variance);
    }
    values.of(SCALE).get(0, factor);
    values.of(SHIFT).get(0, offset);
    for (int i = 0; i < columns; i++) {
      factor[i] /= (float) Math.sqrt(variance[i] + VARIANCE_FLOOR);
      offset[i] -= factor[i] * mean[i];
    }
    factors.fill(factor);
    offsets.fill(offset);
  }

  float[] factors() {
    return factors.values();
  }

  float[] offsets() {
    return offsets.values();
  }

  private void measure(float[] matrix, int length) {
    int rows = length / columns;
    sums.sumColumns(matrix, length, mean);
    for (int i = 0; i < columns; i++) {
      mean[i] /= rows;
    }
    means.fill(mean);
    sums.clear();
    for (int start = 0; start < length; start += block.length) {
      int count = Math.min(block.length, length - start);
      System.arraycopy(matrix, start, block, 0, count);
      addSquares(block, means.values(), sums.values(), count);
    }
    sums.sum(variance);
    for (int i = 0; i < columns; i++) {
      variance[i] /= rows;
    }
  }

  private static void addSquares(float[] block, float[] means, float[] sums, int length) {
    for (int i = 0; i < length; i++) {
      float difference = block[i] - means[i];
      sums[i] += difference * difference;
    }
  }

  /**
   * Turns the gradient by the normalised values into that by the matrix, for the latest {@link
   * #prepare} in training; sets the gradients of scale and shift, and moves the running statistics.
   */
  void backward(float[] matrix, int length, float[] gradient) {
    int rows = length / columns;
    sums.clear();
    products.clear();
    for (int start = 0; start < length; start += block.length) {
      int count = Math.min(block.length, length - start);
      System.arraycopy(matrix, start, block, 0, count);
      System.arraycopy(gradient, start, gradientBlock, 0, count);
      addProducts(block, gradientBlock, means.values(), sums.values(), products.values(), count);
    }
    sums.sum(shiftGradient);
    products.sum(scaleGradient);
    for (int i = 0; i < columns; i++) {
      float deviation = (float) Math.sqrt(variance[i] + VARIANCE_FLOOR);
      scaleGradient[i] /= deviation;
      slope[i] = factor[i] * scaleGradient[i] / (rows * deviation);
      level[i] = factor[i] * shiftGradient[i] / rows;
    }
    sums.fill(level);
    products.fill(slope);
    for (int start = 0; start < length; start += block.length) {
      int count = Math.min(block.length, length - start);
      System.arraycopy(matrix, start, block, 0, count);
      System.arraycopy(gradient, start, gradientBlock, 0, count);
      combine(
          block,
          gradientBlock,
          factors.values(),
          means.values(),
          products.values(),
          sums.values(),
          count);
      System.arraycopy(gradientBlock, 0, gradient, start, count);
    }
    gradients.of(SCALE).put(0, scaleGradient);
    gradients.of(SHIFT).put(0, shiftGradient);
    follow(MEAN, mean);
    follow(VARIANCE, variance);
  }

  private static void addProducts(
      float[] block, float[] gradient, float[] means, float[] sums, float[] products, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] += gradient[i];
      products[i] += gradient[i] * (block[i] - means[i]);
    }
  }

  private static void combine(
      float[] block,
      float[] gradient,
      float[] factors,
      float[] means,
      float[] slopes,
      float[] levels,
      int length) {
    for (int i = 0; i < length; i++) {
      gradient[i] = factors[i] * gradient[i] - slopes[i] * (block[i] - means[i]) - levels[i];
    }
  }

  /** Gradients are subtracted, so that this moves a running statistic towards the batch's. */
  private void follow(String name, float[] ofBatch) {
    FloatBuffer running = values.of(name);
    FloatBuffer gradient = gradients.of(name);
    for (int i = 0; i < columns; i++) {
      gradient.put(i, (1 - MOMENTUM) * (running.get(i) - ofBatch[i]));
    }
  }
}
