package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Computes {@link BidirectionalLstm}.
 *
 * <p>What the gates get from the input is computed for all frames at once; only what they get from
 * the frame before is computed frame by frame. In the backward pass, likewise, only the gradient
 * that goes from frame to frame is; those of all weights are products over all frames.
 *
 * <p>Inside, time comes first and each gate has a plane of its own, {@code [frames, batch, units]},
 * so that a gate of one frame and all clips is one stretch of memory. Such stretches are copied to
 * arrays of their own, where loops are fast ({@link RepeatedRow} says why), and their products with
 * the weights are of the size that OpenBLAS computes without copying them.
 */
final class BidirectionalLstmKernel implements Kernel {

  private static final int GATES = 4;
  private static final int INPUT = 0;
  private static final int FORGET = 1;
  private static final int CANDIDATE = 2;
  private static final int OUTPUT = 3;

  private static final float FORGET_BIAS = 1;

  private static final String[] RECURRENT = {
    BidirectionalLstm.FORWARD_WEIGHTS, BidirectionalLstm.BACKWARD_WEIGHTS
  };

  private final int inputs;
  private final int units;
  private final ParameterBuffers values;
  private final ParameterBuffers gradients;

  private int batch;
  private int frames;

  /** {@code [frames, batch, inputs]}: the input, and later its gradient. */
  private FloatBuffer in = Matrix.memory(0);

  /** {@code [2 directions, 4 gates, frames, batch, units]}: the gates, and later their gradient. */
  private FloatBuffer planes = Matrix.memory(0);

  /** {@code [2 directions, frames, batch, units]}: what comes out. */
  private FloatBuffer states = Matrix.memory(0);

  /** As {@link #states}: the cells and their tangents, kept for the backward pass. */
  private FloatBuffer cells = Matrix.memory(0);

  private FloatBuffer tangents = Matrix.memory(0);

  /** {@code [batch, units]}: what comes back from the frame after. */
  private FloatBuffer stateGradient = Matrix.memory(0);

  /** {@code [4 gates, units, units]}: one direction's recurrent weights, each gate's transposed. */
  private final FloatBuffer turnedWeights;

  /** {@code [batch, units]} of one frame and direction: the gates, or their gradients. */
  private final float[][] gate = new float[GATES][0];

  private final float[][] gateBias = new float[GATES][0];
  private float[] cell = new float[0];
  private float[] cellBefore = new float[0];
  private float[] tangent = new float[0];
  private float[] out = new float[0];
  private float[] cellGradient = new float[0];

  private final float[] bias;
  private final float[] weights;
  private final float[] turned;

  BidirectionalLstmKernel(
      BidirectionalLstm layer, ParameterBuffers values, ParameterBuffers gradients) {
    this.inputs = layer.inputs();
    this.units = layer.units();
    this.values = values;
    this.gradients = gradients;
    this.bias = new float[2 * GATES * units];
    this.turnedWeights = Matrix.memory(GATES * units * units);
    this.weights = new float[GATES * units * units];
    this.turned = new float[GATES * units * units];
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
    allocate(training);
    for (int clip = 0; clip < batch; clip++) {
      for (int frame = 0; frame < frames; frame++) {
        in.put((frame * batch + clip) * inputs, input, (clip * frames + frame) * inputs, inputs);
      }
    }
    values.of(BidirectionalLstm.BIAS).get(0, bias);
    for (int direction = 0; direction < 2; direction++) {
      for (int g = 0; g < GATES; g++) {
        repeatBias(direction, g);
        plane(direction, g)
            .becomesProduct(
                frames * batch,
                units,
                inputs,
                Matrix.of(in, inputs),
                inputWeights(values, direction, g),
                0);
      }
      Arrays.fill(cell, 0, batch * units, 0);
      for (int i = 0; i < frames; i++) {
        advance(direction, i, training);
      }
    }
    for (int clip = 0; clip < batch; clip++) {
      for (int frame = 0; frame < frames; frame++) {
        for (int direction = 0; direction < 2; direction++) {
          states.get(
              at(direction, frame) + clip * units,
              output,
              ((clip * frames + frame) * 2 + direction) * units,
              units);
        }
      }
    }
  }

  private void allocate(boolean training) {
    int rows = frames * batch;
    in = Matrix.atLeast(in, rows * inputs);
    planes = Matrix.atLeast(planes, 2 * GATES * rows * units);
    states = Matrix.atLeast(states, 2 * rows * units);
    if (training) {
      cells = Matrix.atLeast(cells, 2 * rows * units);
      tangents = Matrix.atLeast(tangents, 2 * rows * units);
      stateGradient = Matrix.atLeast(stateGradient, batch * units);
    }
    int length = batch * units;
    if (cell.length < length) {
      for (int g = 0; g < GATES; g++) {
        gate[g] = new float[length];
        gateBias[g] = new float[length];
      }
      cell = new float[length];
      cellBefore = new float[length];
      tangent = new float[length];
      out = new float[length];
      cellGradient = new float[length];
    }
  }

  private void repeatBias(int direction, int g) {
    float[] repeated = gateBias[g];
    System.arraycopy(bias, (direction * GATES + g) * units, repeated, 0, units);
    if (g == FORGET) {
      for (int unit = 0; unit < units; unit++) {
        repeated[unit] += FORGET_BIAS;
      }
    }
    for (int clip = 1; clip < batch; clip++) {
      System.arraycopy(repeated, 0, repeated, clip * units, units);
    }
  }

  /**
   * Computes the i-th frame on the way of a direction; the cell is still that of the one before.
   */
  private void advance(int direction, int i, boolean training) {
    int length = batch * units;
    int frame = frame(direction, i);
    for (int g = 0; g < GATES; g++) {
      int start = at(direction, g, frame);
      if (i > 0) {
        Matrix.of(planes, units)
            .from(start)
            .becomesProduct(
                batch,
                units,
                units,
                Matrix.of(states, units).from(at(direction, frame(direction, i - 1))),
                recurrentWeights(values, direction, g),
                1);
      }
      planes.get(start, gate[g], 0, length);
      RepeatedRow.add(gate[g], gateBias[g], length);
      if (g == CANDIDATE) {
        Activations.tanh(gate[g], length);
      } else {
        Activations.logistic(gate[g], length);
      }
      if (training) {
        planes.put(start, gate[g], 0, length);
      }
    }
    updateCell(gate[INPUT], gate[FORGET], gate[CANDIDATE], cell, length);
    System.arraycopy(cell, 0, tangent, 0, length);
    Activations.tanh(tangent, length);
    multiply(out, gate[OUTPUT], tangent, length);
    int own = at(direction, frame);
    states.put(own, out, 0, length);
    if (training) {
      cells.put(own, cell, 0, length);
      tangents.put(own, tangent, 0, length);
    }
  }

  private static void updateCell(
      float[] input, float[] forget, float[] candidate, float[] cell, int length) {
    for (int i = 0; i < length; i++) {
      cell[i] = input[i] * candidate[i] + forget[i] * cell[i];
    }
  }

  private static void multiply(float[] product, float[] a, float[] b, int length) {
    for (int i = 0; i < length; i++) {
      product[i] = a[i] * b[i];
    }
  }

  /** The i-th frame on the way of a direction. */
  private int frame(int direction, int i) {
    return direction == 0 ? i : frames - 1 - i;
  }

  private int at(int direction, int frame) {
    return (direction * frames + frame) * batch * units;
  }

  private int at(int direction, int g, int frame) {
    return ((direction * GATES + g) * frames + frame) * batch * units;
  }

  private Matrix plane(int direction, int g) {
    return Matrix.of(planes, units).from(at(direction, g, 0));
  }

  private Matrix inputWeights(ParameterBuffers buffers, int direction, int g) {
    return Matrix.of(buffers.of(BidirectionalLstm.INPUT_WEIGHTS), 2 * GATES * units)
        .from((direction * GATES + g) * units);
  }

  private Matrix recurrentWeights(ParameterBuffers buffers, int direction, int g) {
    return Matrix.of(buffers.of(RECURRENT[direction]), GATES * units).from(g * units);
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    int rows = frames * batch;
    for (int direction = 0; direction < 2; direction++) {
      turnRecurrentWeights(direction);
      for (float[] sums : gateBias) {
        Arrays.fill(sums, 0, batch * units, 0);
      }
      Arrays.fill(cellGradient, 0, batch * units, 0);
      for (int i = frames - 1; i >= 0; i--) {
        readOutputGradient(direction, i, outputGradient);
        retreat(direction, i);
      }
      for (int g = 0; g < GATES; g++) {
        weightGradients(direction, g, rows);
      }
    }
    gradients.of(BidirectionalLstm.BIAS).put(0, bias);
    // The input is not needed any more: its memory takes its gradient.
    for (int direction = 0; direction < 2; direction++) {
      for (int g = 0; g < GATES; g++) {
        Matrix.of(in, inputs)
            .becomesProduct(
                rows,
                inputs,
                units,
                plane(direction, g),
                inputWeights(values, direction, g).transposed(),
                direction + g == 0 ? 0 : 1);
      }
    }
    for (int clip = 0; clip < batch; clip++) {
      for (int frame = 0; frame < frames; frame++) {
        in.get(
            (frame * batch + clip) * inputs,
            inputGradient,
            (clip * frames + frame) * inputs,
            inputs);
      }
    }
  }

  /** OpenBLAS computes small products without copying only if nothing is transposed. */
  private void turnRecurrentWeights(int direction) {
    values.of(RECURRENT[direction]).get(0, weights);
    for (int g = 0; g < GATES; g++) {
      for (int from = 0; from < units; from++) {
        for (int to = 0; to < units; to++) {
          turned[(g * units + to) * units + from] = weights[(from * GATES + g) * units + to];
        }
      }
    }
    turnedWeights.put(0, turned);
  }

  /** Adds what comes from the layer above to what comes from the frame after. */
  private void readOutputGradient(int direction, int i, float[] outputGradient) {
    int frame = frame(direction, i);
    for (int clip = 0; clip < batch; clip++) {
      System.arraycopy(
          outputGradient,
          ((clip * frames + frame) * 2 + direction) * units,
          out,
          clip * units,
          units);
    }
    if (i < frames - 1) {
      stateGradient.get(0, tangent, 0, batch * units);
      RepeatedRow.add(out, tangent, batch * units);
    }
  }

  private void retreat(int direction, int i) {
    int length = batch * units;
    int frame = frame(direction, i);
    for (int g = 0; g < GATES; g++) {
      planes.get(at(direction, g, frame), gate[g], 0, length);
    }
    tangents.get(at(direction, frame), tangent, 0, length);
    if (i > 0) {
      cells.get(at(direction, frame(direction, i - 1)), cellBefore, 0, length);
    } else {
      Arrays.fill(cellBefore, 0, length, 0);
    }
    passOutputGate(gate[OUTPUT], tangent, out, cellGradient, length);
    passCell(gate[INPUT], gate[FORGET], gate[CANDIDATE], cellBefore, cellGradient, length);
    for (int g = 0; g < GATES; g++) {
      int start = at(direction, g, frame);
      planes.put(start, gate[g], 0, length);
      RepeatedRow.add(gateBias[g], gate[g], length);
      if (i > 0) {
        Matrix.of(stateGradient, units)
            .becomesProduct(
                batch,
                units,
                units,
                Matrix.of(planes, units).from(start),
                Matrix.of(turnedWeights, units).from(g * units * units),
                g == 0 ? 0 : 1);
      }
    }
  }

  /** The output gate makes room for its gradient; the cell's gets its part. */
  private static void passOutputGate(
      float[] output, float[] tangent, float[] out, float[] cellGradient, int length) {
    for (int i = 0; i < length; i++) {
      cellGradient[i] += out[i] * output[i] * (1 - tangent[i] * tangent[i]);
      output[i] = out[i] * tangent[i] * output[i] * (1 - output[i]);
    }
  }

  /** The gates make room for their gradients, the cell's gradient for that of the cell before. */
  private static void passCell(
      float[] input,
      float[] forget,
      float[] candidate,
      float[] cellBefore,
      float[] cellGradient,
      int length) {
    for (int i = 0; i < length; i++) {
      float cell = cellGradient[i];
      float in = input[i];
      float open = forget[i];
      input[i] = cell * candidate[i] * in * (1 - in);
      candidate[i] = cell * in * (1 - candidate[i] * candidate[i]);
      forget[i] = cell * cellBefore[i] * open * (1 - open);
      cellGradient[i] = cell * open;
    }
  }

  private void weightGradients(int direction, int g, int rows) {
    inputWeights(gradients, direction, g)
        .becomesProduct(
            inputs, units, rows, Matrix.of(in, inputs).transposed(), plane(direction, g), 0);
    // A frame's gradient goes with the state of the frame before it, which the first has not.
    recurrentWeights(gradients, direction, g)
        .becomesProduct(
            units,
            units,
            rows - batch,
            Matrix.of(states, units).from(at(direction, direction == 0 ? 0 : 1)).transposed(),
            Matrix.of(planes, units).from(at(direction, g, direction == 0 ? 1 : 0)),
            0);
    int own = (direction * GATES + g) * units;
    Arrays.fill(bias, own, own + units, 0);
    for (int clip = 0; clip < batch; clip++) {
      for (int unit = 0; unit < units; unit++) {
        bias[own + unit] += gateBias[g][clip * units + unit];
      }
    }
  }
}
