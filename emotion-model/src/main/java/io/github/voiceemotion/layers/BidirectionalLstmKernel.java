package io.github.voiceemotion.layers;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Computes {@link BidirectionalLstm}.
 *
 * <p>What the gates get from the input is one matrix product for all frames, gates and both
 * directions. Only what they get from the frame before is computed frame by frame. In the backward
 * pass, likewise, only the gradient that goes from frame to frame is; those of all weights are
 * products over all frames at once.
 */
final class BidirectionalLstmKernel implements Kernel {

  private static final float FORGET_BIAS = 1;

  private static final String[] RECURRENT = {
    BidirectionalLstm.FORWARD_WEIGHTS, BidirectionalLstm.BACKWARD_WEIGHTS
  };

  private final int inputs;
  private final int units;
  private final SequenceLayer.Buffers values;
  private final SequenceLayer.Buffers gradients;

  private int batch;
  private int frames;

  private FloatBuffer in = Matrix.memory(0);

  /** {@code [batch, frames, 2 directions, 4 gates, units]}, for BLAS. */
  private FloatBuffer projected = Matrix.memory(0);

  /** {@code [batch, units]} and {@code [batch, 4 gates, units]} of one frame and direction. */
  private FloatBuffer state = Matrix.memory(0);

  private FloatBuffer fromState = Matrix.memory(0);

  /** {@code [batch, frames, units]}: for each frame, the units of the one before, one direction. */
  private FloatBuffer before = Matrix.memory(0);

  /** The gates after their activation, laid out as {@link #projected}. */
  private float[] gates = new float[0];

  /** {@code [batch, frames, 2 directions, units]}: the cells, their tangent and what comes out. */
  private float[] cells = new float[0];

  private float[] cellTangents = new float[0];
  private float[] outputs = new float[0];

  private float[] gateGradient = new float[0];
  private float[] step = new float[0];
  private float[] stateGradient = new float[0];
  private float[] cellGradient = new float[0];
  private final float[] bias;

  BidirectionalLstmKernel(
      BidirectionalLstm layer, SequenceLayer.Buffers values, SequenceLayer.Buffers gradients) {
    this.inputs = layer.inputs();
    this.units = layer.units();
    this.values = values;
    this.gradients = gradients;
    this.bias = new float[8 * units];
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
    in.put(0, input, 0, rows * inputs);
    Matrix.of(projected, 8 * units)
        .becomesProduct(
            rows,
            8 * units,
            inputs,
            Matrix.of(in, inputs),
            Matrix.of(values.of(BidirectionalLstm.INPUT_WEIGHTS), 8 * units),
            0);
    projected.get(0, gates, 0, rows * 8 * units);
    addBias(rows);
    for (int direction = 0; direction < 2; direction++) {
      for (int i = 0; i < frames; i++) {
        int frame = direction == 0 ? i : frames - 1 - i;
        int previous = i == 0 ? -1 : direction == 0 ? frame - 1 : frame + 1;
        advance(direction, frame, previous);
      }
    }
    System.arraycopy(outputs, 0, output, 0, rows * 2 * units);
  }

  private void allocate(int rows) {
    in = Matrix.atLeast(in, rows * inputs);
    projected = Matrix.atLeast(projected, rows * 8 * units);
    state = Matrix.atLeast(state, batch * units);
    fromState = Matrix.atLeast(fromState, batch * 4 * units);
    if (gates.length < rows * 8 * units) {
      gates = new float[rows * 8 * units];
      cells = new float[rows * 2 * units];
      cellTangents = new float[rows * 2 * units];
      outputs = new float[rows * 2 * units];
    }
    if (step.length < batch * 4 * units) {
      step = new float[batch * 4 * units];
      stateGradient = new float[batch * units];
      cellGradient = new float[batch * units];
    }
  }

  private void addBias(int rows) {
    values.of(BidirectionalLstm.BIAS).get(0, bias);
    for (int unit = 0; unit < units; unit++) {
      bias[units + unit] += FORGET_BIAS;
      bias[5 * units + unit] += FORGET_BIAS;
    }
    for (int row = 0; row < rows; row++) {
      int start = row * 8 * units;
      for (int gate = 0; gate < 8 * units; gate++) {
        gates[start + gate] += bias[gate];
      }
    }
  }

  private void advance(int direction, int frame, int previous) {
    if (previous >= 0) {
      for (int clip = 0; clip < batch; clip++) {
        state.put(clip * units, outputs, unitsAt(clip, previous, direction), units);
      }
      Matrix.of(fromState, 4 * units)
          .becomesProduct(
              batch, 4 * units, units, Matrix.of(state, units), recurrentWeights(direction), 0);
      fromState.get(0, step, 0, batch * 4 * units);
    }
    for (int clip = 0; clip < batch; clip++) {
      int gate = gatesAt(clip, frame, direction);
      int own = unitsAt(clip, frame, direction);
      if (previous >= 0) {
        int from = clip * 4 * units;
        for (int i = 0; i < 4 * units; i++) {
          gates[gate + i] += step[from + i];
        }
      }
      Activations.logistic(gates, gate, gate + 2 * units);
      Activations.tanh(gates, gate + 2 * units, gate + 3 * units);
      Activations.logistic(gates, gate + 3 * units, gate + 4 * units);
      for (int unit = 0; unit < units; unit++) {
        cells[own + unit] = gates[gate + unit] * gates[gate + 2 * units + unit];
      }
      if (previous >= 0) {
        int past = unitsAt(clip, previous, direction);
        for (int unit = 0; unit < units; unit++) {
          cells[own + unit] += gates[gate + units + unit] * cells[past + unit];
        }
      }
      Activations.tanh(cells, own, cellTangents, own, units);
      for (int unit = 0; unit < units; unit++) {
        outputs[own + unit] = gates[gate + 3 * units + unit] * cellTangents[own + unit];
      }
    }
  }

  private Matrix recurrentWeights(int direction) {
    return Matrix.of(values.of(RECURRENT[direction]), 4 * units);
  }

  private int gatesAt(int clip, int frame, int direction) {
    return ((clip * frames + frame) * 2 + direction) * 4 * units;
  }

  private int unitsAt(int clip, int frame, int direction) {
    return ((clip * frames + frame) * 2 + direction) * units;
  }

  @Override
  public void backward(float[] input, float[] outputGradient, float[] inputGradient) {
    int rows = batch * frames;
    if (gateGradient.length < rows * 8 * units) {
      gateGradient = new float[rows * 8 * units];
    }
    for (int direction = 0; direction < 2; direction++) {
      Arrays.fill(stateGradient, 0, batch * units, 0);
      Arrays.fill(cellGradient, 0, batch * units, 0);
      for (int i = frames - 1; i >= 0; i--) {
        int frame = direction == 0 ? i : frames - 1 - i;
        int previous = i == 0 ? -1 : direction == 0 ? frame - 1 : frame + 1;
        retreat(direction, frame, previous, outputGradient);
      }
    }
    projected.put(0, gateGradient, 0, rows * 8 * units);
    Matrix.of(gradients.of(BidirectionalLstm.INPUT_WEIGHTS), 8 * units)
        .becomesProduct(
            inputs,
            8 * units,
            rows,
            Matrix.of(in, inputs).transposed(),
            Matrix.of(projected, 8 * units),
            0);
    recurrentGradients(rows);
    biasGradient(rows);
    // The input is not needed any more: its memory takes its gradient.
    Matrix.of(in, inputs)
        .becomesProduct(
            rows,
            inputs,
            8 * units,
            Matrix.of(projected, 8 * units),
            Matrix.of(values.of(BidirectionalLstm.INPUT_WEIGHTS), 8 * units).transposed(),
            0);
    in.get(0, inputGradient, 0, rows * inputs);
  }

  private void retreat(int direction, int frame, int previous, float[] outputGradient) {
    for (int clip = 0; clip < batch; clip++) {
      int gate = gatesAt(clip, frame, direction);
      int own = unitsAt(clip, frame, direction);
      int from = clip * units;
      int stepFrom = clip * 4 * units;
      for (int unit = 0; unit < units; unit++) {
        float input = gates[gate + unit];
        float candidate = gates[gate + 2 * units + unit];
        float outputGate = gates[gate + 3 * units + unit];
        float tangent = cellTangents[own + unit];
        float out = outputGradient[own + unit] + stateGradient[from + unit];
        float cell = cellGradient[from + unit] + out * outputGate * (1 - tangent * tangent);
        cellGradient[from + unit] = cell;
        step[stepFrom + unit] = cell * candidate * input * (1 - input);
        step[stepFrom + 2 * units + unit] = cell * input * (1 - candidate * candidate);
        step[stepFrom + 3 * units + unit] = out * tangent * outputGate * (1 - outputGate);
      }
      if (previous >= 0) {
        int past = unitsAt(clip, previous, direction);
        for (int unit = 0; unit < units; unit++) {
          float forget = gates[gate + units + unit];
          float cell = cellGradient[from + unit];
          step[stepFrom + units + unit] = cell * cells[past + unit] * forget * (1 - forget);
          cellGradient[from + unit] = cell * forget;
        }
      } else {
        Arrays.fill(step, stepFrom + units, stepFrom + 2 * units, 0);
      }
      System.arraycopy(step, stepFrom, gateGradient, gate, 4 * units);
    }
    if (previous >= 0) {
      fromState.put(0, step, 0, batch * 4 * units);
      Matrix.of(state, units)
          .becomesProduct(
              batch,
              units,
              4 * units,
              Matrix.of(fromState, 4 * units),
              recurrentWeights(direction).transposed(),
              0);
      state.get(0, stateGradient, 0, batch * units);
    }
  }

  private void recurrentGradients(int rows) {
    before = Matrix.atLeast(before, rows * units);
    Arrays.fill(stateGradient, 0, units, 0);
    for (int direction = 0; direction < 2; direction++) {
      int first = direction == 0 ? 0 : frames - 1;
      for (int clip = 0; clip < batch; clip++) {
        for (int frame = 0; frame < frames; frame++) {
          int row = (clip * frames + frame) * units;
          if (frame == first) {
            before.put(row, stateGradient, 0, units);
          } else {
            int previous = direction == 0 ? frame - 1 : frame + 1;
            before.put(row, outputs, unitsAt(clip, previous, direction), units);
          }
        }
      }
      Matrix.of(gradients.of(RECURRENT[direction]), 4 * units)
          .becomesProduct(
              units,
              4 * units,
              rows,
              Matrix.of(before, units).transposed(),
              Matrix.of(projected, 8 * units).from(direction * 4 * units),
              0);
    }
  }

  private void biasGradient(int rows) {
    Arrays.fill(bias, 0);
    for (int row = 0; row < rows; row++) {
      int start = row * 8 * units;
      for (int gate = 0; gate < 8 * units; gate++) {
        bias[gate] += gateGradient[start + gate];
      }
    }
    gradients.of(BidirectionalLstm.BIAS).put(0, bias);
  }
}
