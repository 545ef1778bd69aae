package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;

/**
 * The matrix products of a convolution over time that keeps the number of frames.
 *
 * <p>Zeros stand before and after each clip. A filter that sees five frames is then five matrix
 * products, each with the clip's frames moved by one more, and nothing is copied. The input's
 * gradient is the same convolution of the output's, with the weights turned.
 */
final class Convolution {

  static final String WEIGHTS = "weights";

  private final int inputs;
  private final int filters;
  private final int width;
  private final int dilation;
  private final ParameterBuffers values;
  private final ParameterBuffers gradients;

  /** Rows of zeros before a clip, and as many after it. */
  private final int margin;

  private final float[] zeros;

  private int batch;
  private int frames;

  /** Rows from one clip to the next where there are zeros between them. */
  private int stride;

  /** {@code [batch, stride, inputs]}. */
  private FloatBuffer padded = Matrix.memory(0);

  /** {@code [batch, frames, filters]}. */
  private FloatBuffer filtered = Matrix.memory(0);

  /** {@code [batch, stride, filters]}. */
  private FloatBuffer paddedGradient = Matrix.memory(0);

  /** {@code [batch, frames, inputs]}. */
  private FloatBuffer inGradient = Matrix.memory(0);

  /** {@code [width, filters, inputs]}. */
  private FloatBuffer turnedWeights = Matrix.memory(0);

  private float[] turned = new float[0];
  private float[] weights = new float[0];

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
      ParameterBuffers values,
      ParameterBuffers gradients) {
    this.inputs = inputs;
    this.filters = filters;
    this.width = width;
    this.dilation = dilation;
    this.values = values;
    this.gradients = gradients;
    this.margin = width / 2 * dilation;
    this.zeros = new float[margin * Math.max(inputs, filters)];
  }

  void forward(float[] input, int newBatch, int newFrames) {
    batch = newBatch;
    frames = newFrames;
    stride = frames + 2 * margin;
    padded = Matrix.atLeast(padded, batch * stride * inputs);
    filtered = Matrix.atLeast(filtered, batch * frames * filters);
    for (int clip = 0; clip < batch; clip++) {
      pad(padded, clip, inputs);
      padded.put((clip * stride + margin) * inputs, input, clip * frames * inputs, frames * inputs);
    }
    Matrix weights = Matrix.of(values.of(WEIGHTS), filters);
    convolve(Matrix.of(padded, inputs), weights, Matrix.of(filtered, filters));
  }

  private void pad(FloatBuffer memory, int clip, int size) {
    memory.put(clip * stride * size, zeros, 0, margin * size);
    memory.put((clip * stride + margin + frames) * size, zeros, 0, margin * size);
  }

  /**
   * @param from a row for each frame, and zeros around each clip
   * @param weights those of a tap below those of the one before
   * @param to a row for each frame
   */
  private void convolve(Matrix from, Matrix weights, Matrix to) {
    int inner = from.stride();
    for (int clip = 0; clip < batch; clip++) {
      for (int tap = 0; tap < width; tap++) {
        to.from(clip * frames * to.stride())
            .becomesProduct(
                frames,
                to.stride(),
                inner,
                from.from((clip * stride + tap * dilation) * inner),
                weights.from(tap * inner * to.stride()),
                tap == 0 ? 0 : 1);
      }
    }
  }

  /** Copies some frames that came out. */
  void read(int clip, int frame, int count, float[] to, int start) {
    filtered.get((clip * frames + frame) * filters, to, start, count * filters);
  }

  /** Prepares for {@link #writeGradient}. */
  void startBackward() {
    paddedGradient = Matrix.atLeast(paddedGradient, batch * stride * filters);
    for (int clip = 0; clip < batch; clip++) {
      pad(paddedGradient, clip, filters);
    }
  }

  /** Takes the gradient by some frames that came out; every frame has to be given. */
  void writeGradient(int clip, int frame, int count, float[] from, int start) {
    paddedGradient.put((clip * stride + margin + frame) * filters, from, start, count * filters);
  }

  void weightGradient() {
    // All clips at once: the zeros between them add nothing.
    int rows = batch * stride - 2 * margin;
    Matrix weightGradient = Matrix.of(gradients.of(WEIGHTS), filters);
    if (dilation > 1) {
      Matrix in = Matrix.of(padded, inputs);
      Matrix outGradient = Matrix.of(paddedGradient, filters).from(margin * filters);
      for (int tap = 0; tap < width; tap++) {
        weightGradient
            .from(tap * inputs * filters)
            .becomesProduct(
                inputs,
                filters,
                rows,
                in.from(tap * dilation * inputs).transposed(),
                outGradient,
                0);
      }
      return;
    }
    // What a filter sees at once is one stretch of memory. Stretches overlap, but not those of
    // every width-th row: these are a matrix, and few large products are faster than many small.
    Matrix seen = Matrix.of(padded, width * inputs);
    Matrix outGradient = Matrix.of(paddedGradient, width * filters);
    for (int row = 0; row < Math.min(width, rows); row++) {
      weightGradient.becomesProduct(
          width * inputs,
          filters,
          (rows - row + width - 1) / width,
          seen.from(row * inputs).transposed(),
          outGradient.from((margin + row) * filters),
          row == 0 ? 0 : 1);
    }
  }

  void inputGradient(float[] inputGradient) {
    turnWeights();
    inGradient = Matrix.atLeast(inGradient, batch * frames * inputs);
    convolve(
        Matrix.of(paddedGradient, filters),
        Matrix.of(turnedWeights, inputs),
        Matrix.of(inGradient, inputs));
    inGradient.get(0, inputGradient, 0, batch * frames * inputs);
  }

  /** The last tap comes first, and each one's matrix is transposed. */
  private void turnWeights() {
    int size = width * inputs * filters;
    if (turned.length < size) {
      weights = new float[size];
      turned = new float[size];
      turnedWeights = Matrix.memory(size);
    }
    values.of(WEIGHTS).get(0, weights, 0, size);
    for (int tap = 0; tap < width; tap++) {
      int from = tap * inputs * filters;
      int to = (width - 1 - tap) * inputs * filters;
      for (int filter = 0; filter < filters; filter++) {
        for (int input = 0; input < inputs; input++) {
          turned[to + filter * inputs + input] = weights[from + input * filters + filter];
        }
      }
    }
    turnedWeights.put(0, turned, 0, size);
  }
}
