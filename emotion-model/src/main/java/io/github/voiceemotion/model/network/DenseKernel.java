package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;

/** Computes dense layers, forward only: who trains has dense layers of its own. */
final class DenseKernel implements ForwardKernel {

  private final int inputs;
  private final int outputs;

  /** Column after column. */
  private final Matrix weights;

  private final float[] bias;
  private final FloatBuffer biasMemory;
  private final boolean softmax;

  private FloatBuffer in = Matrix.memory(0);
  private FloatBuffer out = Matrix.memory(0);

  /**
   * @param weights {@code [inputs, outputs]}, column after column
   * @param softmax whether the activation is softmax, and not ReLU
   */
  DenseKernel(int inputs, int outputs, FloatBuffer weights, FloatBuffer bias, boolean softmax) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.weights = Matrix.of(weights, inputs).transposed();
    this.bias = new float[outputs];
    this.biasMemory = bias;
    this.softmax = softmax;
  }

  @Override
  public int outputFrames(int frames) {
    return frames;
  }

  @Override
  public void forward(float[] input, int batch, int frames, boolean training, float[] output) {
    int rows = batch * frames;
    in = Matrix.atLeast(in, rows * inputs);
    out = Matrix.atLeast(out, rows * outputs);
    in.put(0, input, 0, rows * inputs);
    Matrix.of(out, outputs)
        .becomesProduct(rows, outputs, inputs, Matrix.of(in, inputs), weights, 0);
    out.get(0, output, 0, rows * outputs);
    biasMemory.get(0, bias);
    for (int row = 0; row < rows; row++) {
      int start = row * outputs;
      for (int i = 0; i < outputs; i++) {
        output[start + i] += bias[i];
      }
      if (softmax) {
        Activations.softmax(output, start, start + outputs);
      } else {
        for (int i = start; i < start + outputs; i++) {
          output[i] = Math.max(0, output[i]);
        }
      }
    }
  }
}
