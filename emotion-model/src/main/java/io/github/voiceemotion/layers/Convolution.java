package io.github.voiceemotion.layers;

import java.nio.FloatBuffer;

/**
 * The matrix products of a convolution over time that keeps the number of frames.
 *
 * <p>All clips stand in one tall matrix, frame after frame, with zeros around each clip as rows of
 * their own. A filter that sees five frames is then five matrix products, each with the whole
 * matrix moved by some rows, and nothing is copied. The rows of the result that lie between two
 * clips mean nothing, and have a gradient of 0.
 */
final class Convolution {

  static final String WEIGHTS = "weights";

  private final int inputs;
  private final int filters;
  private final int width;
  private final int dilation;
  private final SequenceLayer.Buffers values;
  private final SequenceLayer.Buffers gradients;

  /** Rows of zeros before a clip, and as many after it. */
  private final int margin;

  private final float[] zeros;

  private int batch;
  private int frames;

  /** Rows from one clip to the next. */
  private int stride;

  /** {@code [batch, stride, inputs]}: the input with its zeros. */
  private FloatBuffer padded = Matrix.memory(0);

  private FloatBuffer paddedGradient = Matrix.memory(0);

  /** {@code [batch, stride, filters]}: what the filters give, later its gradient. */
  private FloatBuffer filtered = Matrix.memory(0);

  /**
   * @param inputs size of a frame that goes in
   * @param filters size of a frame that comes out
   * @param width frames that a filter sees, odd
   * @param dilation frames from one of these to the next
   */
  Convolution(
      int inputs,
      int filters,
      int width,
      int dilation,
      SequenceLayer.Buffers values,
      SequenceLayer.Buffers gradients) {
    this.inputs = inputs;
    this.filters = filters;
    this.width = width;
    this.dilation = dilation;
    this.values = values;
    this.gradients = gradients;
    this.margin = width / 2 * dilation;
    this.zeros = new float[2 * margin * Math.max(inputs, filters)];
  }

  void forward(float[] input, int newBatch, int newFrames) {
    batch = newBatch;
    frames = newFrames;
    stride = frames + 2 * margin;
    padded = Matrix.atLeast(padded, batch * stride * inputs).position(0);
    filtered = Matrix.atLeast(filtered, batch * stride * filters);
    int clip = frames * inputs;
    for (int i = 0; i < batch; i++) {
      padded
          .put(zeros, 0, margin * inputs)
          .put(input, i * clip, clip)
          .put(zeros, 0, margin * inputs);
    }
    Matrix in = Matrix.of(padded, inputs);
    Matrix weights = Matrix.of(values.of(WEIGHTS), filters);
    Matrix out = Matrix.of(filtered, filters);
    for (int tap = 0; tap < width; tap++) {
      out.becomesProduct(
          rows(),
          filters,
          inputs,
          in.from(tap * dilation * inputs),
          weights.from(tap * inputs * filters),
          tap == 0 ? 0 : 1);
    }
  }

  /** The rows of which a whole filter's width is there. */
  private int rows() {
    return batch * stride - 2 * margin;
  }

  /** Copies some frames that came out. */
  void read(int clip, int frame, int count, float[] to, int start) {
    filtered.get((clip * stride + frame) * filters, to, start, count * filters);
  }

  /** Takes the gradient by some frames that came out; every frame has to be given once. */
  void writeGradient(int clip, int frame, int count, float[] from, int start) {
    filtered.put((clip * stride + frame) * filters, from, start, count * filters);
  }

  /** Computes the weights' gradient, once {@link #writeGradient} has been called for all frames. */
  void weightGradient() {
    for (int clip = 0; clip < batch; clip++) {
      filtered.put((clip * stride + frames) * filters, zeros, 0, 2 * margin * filters);
    }
    Matrix weightGradient = Matrix.of(gradients.of(WEIGHTS), filters);
    if (dilation > 1) {
      Matrix in = Matrix.of(padded, inputs);
      Matrix outGradient = Matrix.of(filtered, filters);
      for (int tap = 0; tap < width; tap++) {
        weightGradient
            .from(tap * inputs * filters)
            .becomesProduct(
                inputs,
                filters,
                rows(),
                in.from(tap * dilation * inputs).transposed(),
                outGradient,
                0);
      }
      return;
    }
    // What a filter sees at once is one stretch of memory. Stretches overlap, but not those of
    // every
    // width-th row: these are a matrix, and few large products are faster than many small ones.
    Matrix seen = Matrix.of(padded, width * inputs);
    Matrix seenGradient = Matrix.of(filtered, width * filters);
    for (int row = 0; row < Math.min(width, rows()); row++) {
      weightGradient.becomesProduct(
          width * inputs,
          filters,
          (rows() - row + width - 1) / width,
          seen.from(row * inputs).transposed(),
          seenGradient.from(row * filters),
          row == 0 ? 0 : 1);
    }
  }

  /** Computes the input's gradient, after {@link #weightGradient}. */
  void inputGradient(float[] inputGradient) {
    paddedGradient = Matrix.atLeast(paddedGradient, batch * stride * inputs);
    // The first product overwrites all rows but the last, which the other ones add to.
    paddedGradient.put(rows() * inputs, zeros, 0, 2 * margin * inputs);
    Matrix inGradient = Matrix.of(paddedGradient, inputs);
    Matrix weights = Matrix.of(values.of(WEIGHTS), filters);
    Matrix outGradient = Matrix.of(filtered, filters);
    for (int tap = 0; tap < width; tap++) {
      inGradient
          .from(tap * dilation * inputs)
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
      paddedGradient.get((i * stride + margin) * inputs, inputGradient, i * clip, clip);
    }
  }
}
