package io.github.voiceemotion.layers;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Computes {@link TemporalConvolution}.
 *
 * <p>All clips stand in one tall matrix, frame after frame, with the zeros around each clip as rows
 * of their own. A filter that sees five frames is then five matrix products, each with the whole
 * matrix moved by one more row, and nothing is copied. The rows of the result that lie between two
 * clips mean nothing and are kept at a gradient of 0.
 */
final class TemporalConvolutionKernel implements Kernel {

  /** Keeps the running mean and variance near those of the last some ten batches. */
  private static final float MOMENTUM = 0.9f;

  private static final float VARIANCE_FLOOR = 1e-5f;

  private static final float HUGE = 1e38f;

  /** Rows of which the weights' gradient is computed at a time: all taps find them in the cache. */
  private static final int BLOCK = 712;

  private final int inputs;
  private final int filters;
  private final int width;
  private final boolean passesGradientBack;
  private final SequenceLayer.Buffers values;
  private final SequenceLayer.Buffers gradients;

  private final float[] zeros;

  private int batch;
  private int frames;
  private int stride;

  /** {@code [batch, stride, inputs]}: the input with its zeros, for BLAS. */
  private FloatBuffer padded = Matrix.memory(0);

  private FloatBuffer paddedGradient = Matrix.memory(0);

  /** {@code [batch, stride, filters]}: what the filters give, from BLAS. */
  private FloatBuffer filtered = Matrix.memory(0);

  /** The same, for the loops. */
  private float[] rows = new float[0];

  private float[] gradient = new float[0];

  private final float[] mean;
  private final float[] variance;
  private final float[] factor;
  private final float[] offset;

  TemporalConvolutionKernel(
      TemporalConvolution layer, SequenceLayer.Buffers values, SequenceLayer.Buffers gradients) {
    this.inputs = layer.inputs();
    this.filters = layer.outputs();
    this.width = layer.width();
    this.passesGradientBack = layer.passesGradientBack();
    this.values = values;
    this.gradients = gradients;
    this.zeros = new float[(width - 1) * inputs];
    this.mean = new float[filters];
    this.variance = new float[filters];
    this.factor = new float[filters];
    this.offset = new float[filters];
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
    stride = newFrames + width - 1;
    pad(input);
    convolve();
    if (training) {
      measure();
    } else {
      values.of(TemporalConvolution.MEAN).get(0, mean);
      values.of(TemporalConvolution.VARIANCE).get(0, variance);
    }
    normaliseAndPool(output);
  }

  private void pad(float[] input) {
    padded = Matrix.atLeast(padded, batch * stride * inputs).position(0);
    int margin = width / 2 * inputs;
    int clip = frames * inputs;
    for (int i = 0; i < batch; i++) {
      padded.put(zeros, 0, margin).put(input, i * clip, clip).put(zeros, 0, margin);
    }
  }

  /** The rows of which a whole filter's width is there. */
  private int rows() {
    return batch * stride - width + 1;
  }

  private void convolve() {
    int size = batch * stride * filters;
    filtered = Matrix.atLeast(filtered, size);
    rows = rows.length >= size ? rows : new float[size];
    Matrix in = Matrix.of(padded, inputs);
    Matrix weights = Matrix.of(values.of(TemporalConvolution.WEIGHTS), filters);
    Matrix out = Matrix.of(filtered, filters);
    for (int tap = 0; tap < width; tap++) {
      out.becomesProduct(
          rows(),
          filters,
          inputs,
          in.from(tap * inputs),
          weights.from(tap * inputs * filters),
          tap == 0 ? 0 : 1);
    }
    filtered.get(0, rows, 0, rows() * filters);
  }

  /** Mean and variance of each filter over all frames of all clips. */
  private void measure() {
    int count = batch * frames;
    Arrays.fill(mean, 0);
    for (int i = 0; i < batch; i++) {
      for (int frame = 0; frame < frames; frame++) {
        int row = (i * stride + frame) * filters;
        for (int filter = 0; filter < filters; filter++) {
          mean[filter] += rows[row + filter];
        }
      }
    }
    for (int filter = 0; filter < filters; filter++) {
      mean[filter] /= count;
    }
    Arrays.fill(variance, 0);
    for (int i = 0; i < batch; i++) {
      for (int frame = 0; frame < frames; frame++) {
        int row = (i * stride + frame) * filters;
        for (int filter = 0; filter < filters; filter++) {
          float difference = rows[row + filter] - mean[filter];
          variance[filter] += difference * difference;
        }
      }
    }
    for (int filter = 0; filter < filters; filter++) {
      variance[filter] /= count;
    }
  }

  private void normaliseAndPool(float[] output) {
    values.of(TemporalConvolution.SCALE).get(0, factor);
    values.of(TemporalConvolution.SHIFT).get(0, offset);
    for (int filter = 0; filter < filters; filter++) {
      factor[filter] /= (float) Math.sqrt(variance[filter] + VARIANCE_FLOOR);
      offset[filter] -= factor[filter] * mean[filter];
    }
    int pairs = frames / 2;
    for (int i = 0; i < batch; i++) {
      for (int pair = 0; pair < pairs; pair++) {
        int first = (i * stride + 2 * pair) * filters;
        int second = first + filters;
        int target = (i * pairs + pair) * filters;
        for (int filter = 0; filter < filters; filter++) {
          float a = rows[first + filter] * factor[filter] + offset[filter];
          float b = rows[second + filter] * factor[filter] + offset[filter];
          output[target + filter] = Math.max(0, Math.max(a, b));
        }
      }
    }
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    int size = batch * stride * filters;
    gradient = gradient.length >= size ? gradient : new float[size];
    unpool(outputGradient);
    unnormalise();
    filtered.put(0, gradient, 0, size);
    weightGradient();
    if (passesGradientBack) {
      inputGradient(inputGradient);
    } else {
      Arrays.fill(inputGradient, 0, batch * frames * inputs, 0);
    }
  }

  private void weightGradient() {
    Matrix in = Matrix.of(padded, inputs);
    Matrix outGradient = Matrix.of(filtered, filters);
    Matrix weightGradient = Matrix.of(gradients.of(TemporalConvolution.WEIGHTS), filters);
    for (int row = 0; row < rows(); row += BLOCK) {
      int count = Math.min(BLOCK, rows() - row);
      for (int tap = 0; tap < width; tap++) {
        weightGradient
            .from(tap * inputs * filters)
            .becomesProduct(
                inputs,
                filters,
                count,
                in.from((row + tap) * inputs).transposed(),
                outGradient.from(row * filters),
                row == 0 ? 0 : 1);
      }
    }
  }

  private void inputGradient(float[] inputGradient) {
    paddedGradient = Matrix.atLeast(paddedGradient, batch * stride * inputs);
    // The first product overwrites all rows but the last, which the other ones add to.
    paddedGradient.put(rows() * inputs, zeros);
    Matrix inGradient = Matrix.of(paddedGradient, inputs);
    Matrix weights = Matrix.of(values.of(TemporalConvolution.WEIGHTS), filters);
    Matrix outGradient = Matrix.of(filtered, filters);
    for (int tap = 0; tap < width; tap++) {
      inGradient
          .from(tap * inputs)
          .becomesProduct(
              rows(),
              inputs,
              filters,
              outGradient,
              weights.from(tap * inputs * filters).transposed(),
              tap == 0 ? 0 : 1);
    }
    int clip = frames * inputs;
    for (int i = 0; i < batch; i++) {
      paddedGradient.get((i * stride + width / 2) * inputs, inputGradient, i * clip, clip);
    }
  }

  /**
   * Passes each gradient to the frame of its pair that was the larger, if the ReLU let it through.
   */
  private void unpool(float[] outputGradient) {
    Arrays.fill(gradient, 0, batch * stride * filters, 0);
    int pairs = frames / 2;
    for (int i = 0; i < batch; i++) {
      for (int pair = 0; pair < pairs; pair++) {
        int first = (i * stride + 2 * pair) * filters;
        int second = first + filters;
        int source = (i * pairs + pair) * filters;
        for (int filter = 0; filter < filters; filter++) {
          float a = rows[first + filter] * factor[filter] + offset[filter];
          float b = rows[second + filter] * factor[filter] + offset[filter];
          float passed = outputGradient[source + filter] * step(Math.max(a, b) * HUGE);
          float toFirst = passed * step((a - b) * HUGE + 1);
          gradient[first + filter] = toFirst;
          gradient[second + filter] = passed - toFirst;
        }
      }
    }
  }

  /** 0 or 1: a choice in arithmetic, since nobody can guess which way a branch would go. */
  private static float step(float huge) {
    return Math.max(0, Math.min(1, huge));
  }

  /**
   * Gradients of scale and shift, then the gradient through the normalisation (Ioffe and Szegedy
   * 2015).
   */
  private void unnormalise() {
    int count = batch * frames;
    float[] shiftGradient = new float[filters];
    float[] scaleGradient = new float[filters];
    float[] deviation = new float[filters];
    for (int filter = 0; filter < filters; filter++) {
      deviation[filter] = (float) Math.sqrt(variance[filter] + VARIANCE_FLOOR);
    }
    for (int i = 0; i < batch; i++) {
      for (int frame = 0; frame < frames; frame++) {
        int row = (i * stride + frame) * filters;
        for (int filter = 0; filter < filters; filter++) {
          float value = gradient[row + filter];
          shiftGradient[filter] += value;
          scaleGradient[filter] += value * (rows[row + filter] - mean[filter]);
        }
      }
    }
    float[] slope = new float[filters];
    float[] level = new float[filters];
    for (int filter = 0; filter < filters; filter++) {
      scaleGradient[filter] /= deviation[filter];
      slope[filter] = factor[filter] * scaleGradient[filter] / (count * deviation[filter]);
      level[filter] = factor[filter] * shiftGradient[filter] / count;
    }
    for (int i = 0; i < batch; i++) {
      for (int frame = 0; frame < frames; frame++) {
        int row = (i * stride + frame) * filters;
        for (int filter = 0; filter < filters; filter++) {
          gradient[row + filter] =
              factor[filter] * gradient[row + filter]
                  - level[filter]
                  - slope[filter] * (rows[row + filter] - mean[filter]);
        }
      }
    }
    gradients.of(TemporalConvolution.SCALE).put(0, scaleGradient);
    gradients.of(TemporalConvolution.SHIFT).put(0, shiftGradient);
    follow(TemporalConvolution.MEAN, mean);
    follow(TemporalConvolution.VARIANCE, variance);
  }

  /** DL4J subtracts gradients, so that this moves a running statistic towards the batch's. */
  private void follow(String name, float[] ofBatch) {
    FloatBuffer running = values.of(name);
    FloatBuffer gradient = gradients.of(name);
    for (int filter = 0; filter < filters; filter++) {
      gradient.put(filter, (1 - MOMENTUM) * (running.get(filter) - ofBatch[filter]));
    }
  }
}
