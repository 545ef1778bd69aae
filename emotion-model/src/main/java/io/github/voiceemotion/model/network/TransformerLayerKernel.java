package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;

/** Computes {@link TransformerLayer}. */
final class TransformerLayerKernel implements ForwardKernel {

  private static final float VARIANCE_FLOOR = 1e-5f;
  private static final float SHARPNESS = (float) (1 / Math.sqrt(TransformerLayer.HEAD));

  private static final int QUERIES = 0;
  private static final int KEYS = 1;
  private static final int VALUES = 2;

  private final int width;
  private final int wide;
  private final int heads;
  private final float[] attentionScale;
  private final float[] attentionShift;
  private final FloatBuffer projections;
  private final RepeatedRow projectionBias;
  private final FloatBuffer merge;
  private final RepeatedRow mergeBias;
  private final float[] denseScale;
  private final float[] denseShift;
  private final FloatBuffer widen;
  private final RepeatedRow widenBias;
  private final FloatBuffer narrow;
  private final RepeatedRow narrowBias;

  /** {@code [rows, width]}: what goes into a product. */
  private FloatBuffer in = Matrix.memory(0);

  /** {@code [rows, 3, width]}: queries, keys, values. */
  private FloatBuffer projected = Matrix.memory(0);

  /** {@code [heads, frames, frames]}: how much each frame attends to each. */
  private FloatBuffer attention = Matrix.memory(0);

  /** {@code [rows, 4 width]}. */
  private FloatBuffer widened = Matrix.memory(0);

  /** {@code [rows, width]}: what comes out of a product. */
  private FloatBuffer out = Matrix.memory(0);

  private float[] values = new float[0];
  private float[] shares = new float[0];

  TransformerLayerKernel(TransformerLayer layer, ParameterBuffers parameters) {
    width = layer.width();
    wide = layer.wide();
    heads = layer.heads();
    attentionScale = array(parameters, TransformerLayer.ATTENTION_SCALE);
    attentionShift = array(parameters, TransformerLayer.ATTENTION_SHIFT);
    projections = parameters.of(TransformerLayer.PROJECTIONS);
    projectionBias = RepeatedRow.of(parameters.of(TransformerLayer.PROJECTION_BIAS));
    merge = parameters.of(TransformerLayer.MERGE);
    mergeBias = RepeatedRow.of(parameters.of(TransformerLayer.MERGE_BIAS));
    denseScale = array(parameters, TransformerLayer.DENSE_SCALE);
    denseShift = array(parameters, TransformerLayer.DENSE_SHIFT);
    widen = parameters.of(TransformerLayer.WIDEN);
    widenBias = RepeatedRow.of(parameters.of(TransformerLayer.WIDEN_BIAS));
    narrow = parameters.of(TransformerLayer.NARROW);
    narrowBias = RepeatedRow.of(parameters.of(TransformerLayer.NARROW_BIAS));
  }

  private static float[] array(ParameterBuffers parameters, String name) {
    FloatBuffer buffer = parameters.of(name);
    float[] array = new float[buffer.capacity()];
    buffer.get(0, array);
    return array;
  }

  @Override
  public int outputFrames(int frames) {
    return frames;
  }

  @Override
  public void forward(float[] input, int batch, int frames, boolean training, float[] output) {
    int rows = batch * frames;
    allocate(rows, frames);
    normalise(input, rows, attentionScale, attentionShift);
    product(in, width, projections, 3 * width, rows, projected);
    projected.get(0, values, 0, rows * 3 * width);
    projectionBias.addTo(values, rows * 3 * width);
    projected.put(0, values, 0, rows * 3 * width);
    for (int clip = 0; clip < batch; clip++) {
      attend(clip, frames);
    }
    product(in, width, merge, width, rows, out);
    addTo(input, mergeBias, rows, output);

    normalise(output, rows, denseScale, denseShift);
    product(in, width, widen, wide, rows, widened);
    widened.get(0, values, 0, rows * wide);
    widenBias.addTo(values, rows * wide);
    Activations.gelu(values, rows * wide);
    widened.put(0, values, 0, rows * wide);
    product(widened, wide, narrow, width, rows, out);
    addTo(output, narrowBias, rows, output);
  }

  private void allocate(int rows, int frames) {
    in = Matrix.atLeast(in, rows * width);
    projected = Matrix.atLeast(projected, rows * 3 * width);
    attention = Matrix.atLeast(attention, heads * frames * frames);
    widened = Matrix.atLeast(widened, rows * wide);
    out = Matrix.atLeast(out, rows * width);
    values = values.length >= rows * wide ? values : new float[rows * wide];
    shares = shares.length >= heads * frames * frames ? shares : new float[heads * frames * frames];
  }

  /** Sets what goes into the next product. */
  private void normalise(float[] input, int rows, float[] scale, float[] shift) {
    for (int row = 0; row < rows; row++) {
      int start = row * width;
      float mean = Sums.of(input, start, width) / width;
      float variance = Sums.ofSquares(input, start, width, mean) / width;
      float factor = (float) (1 / Math.sqrt(variance + VARIANCE_FLOOR));
      for (int i = 0; i < width; i++) {
        values[start + i] = (input[start + i] - mean) * factor * scale[i] + shift[i];
      }
    }
    in.put(0, values, 0, rows * width);
  }

  /** {@code result = rows x weights'}. */
  private static void product(
      FloatBuffer rows,
      int inputs,
      FloatBuffer weights,
      int outputs,
      int count,
      FloatBuffer result) {
    Matrix.of(result, outputs)
        .becomesProduct(
            count,
            outputs,
            inputs,
            Matrix.of(rows, inputs),
            Matrix.of(weights, inputs).transposed(),
            0);
  }

  /** Sets a clip's part of what goes into the next product. */
  private void attend(int clip, int frames) {
    for (int head = 0; head < heads; head++) {
      Matrix.of(attention, frames)
          .from(head * frames * frames)
          .becomesProduct(
              frames,
              frames,
              TransformerLayer.HEAD,
              part(clip, frames, head, QUERIES),
              part(clip, frames, head, KEYS).transposed(),
              0);
    }
    int length = heads * frames * frames;
    attention.get(0, shares, 0, length);
    Activations.softmaxRows(shares, heads * frames, frames, SHARPNESS);
    attention.put(0, shares, 0, length);
    for (int head = 0; head < heads; head++) {
      Matrix.of(in, width)
          .from(clip * frames * width + head * TransformerLayer.HEAD)
          .becomesProduct(
              frames,
              TransformerLayer.HEAD,
              frames,
              Matrix.of(attention, frames).from(head * frames * frames),
              part(clip, frames, head, VALUES),
              0);
    }
  }

  private Matrix part(int clip, int frames, int head, int which) {
    return Matrix.of(projected, 3 * width)
        .from((clip * frames * 3 + which) * width + head * TransformerLayer.HEAD);
  }

  /** {@code output = input + out + bias}. */
  private void addTo(float[] input, RepeatedRow bias, int rows, float[] output) {
    int length = rows * width;
    out.get(0, values, 0, length);
    bias.addTo(values, length);
    for (int i = 0; i < length; i++) {
      output[i] = input[i] + values[i];
    }
  }
}
