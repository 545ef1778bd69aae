package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained network's output.
 *
 * <p>It is only the kernels, with their scratch: make one a thread over shared parameters.
 */
public final class ForwardPass {

  private final List<Step> steps = new ArrayList<>();

  private final int inputs;

  /** Clips from the middle of an input, since kernels read from the beginning. */
  private float[] group = new float[0];

  /** What the steps give, by turns. */
  private final float[][] scratch = new float[2][0];

  /** A kernel and the size of a frame that it gives. */
  private record Step(ForwardKernel kernel, int outputs) {}

  /**
   * Prepares a network.
   *
   * @param parameters all of them, as {@link LayerStack} lays them out, in a direct buffer; changes
   *     are seen
   */
  public ForwardPass(LayerStack layers, FloatBuffer parameters) {
    inputs = layers.sequence().get(0).inputs();
    Slices slices = new Slices(parameters);
    for (SequenceLayer layer : layers.sequence()) {
      Map<String, FloatBuffer> values = new HashMap<>();
      for (Parameter parameter : layer.parameters()) {
        values.put(parameter.name(), slices.next(Math.toIntExact(parameter.length())));
      }
      steps.add(new Step(layer.kernel(values::get, name -> null), layer.outputs()));
    }
    List<Integer> sizes = layers.denseSizes();
    for (int i = 1; i < sizes.size(); i++) {
      int inputs = sizes.get(i - 1);
      int outputs = sizes.get(i);
      FloatBuffer weights = slices.next(inputs * outputs);
      boolean softmax = i == sizes.size() - 1;
      steps.add(
          new Step(
              new DenseKernel(inputs, outputs, weights, slices.next(outputs), softmax), outputs));
    }
    slices.requireEnd();
  }

  /** Gives one piece of memory after the other. */
  private static final class Slices {

    private final FloatBuffer memory;
    private int start;

    Slices(FloatBuffer memory) {
      this.memory = memory;
    }

    FloatBuffer next(int length) {
      FloatBuffer slice = memory.slice(start, length);
      start += length;
      return slice;
    }

    void requireEnd() {
      if (start != memory.capacity()) {
        throw new IllegalArgumentException(
            "expected " + start + " parameters, got " + memory.capacity());
      }
    }
  }

  /**
   * Computes the output.
   *
   * @param input {@code [clips, frames, inputs]}
   * @param first the first clip to compute
   * @param batch how many
   * @return {@code [batch, outputs]}
   */
  public float[] output(float[] input, int first, int batch, int frames) {
    int size = batch * frames * inputs;
    float[] values = input;
    if (first > 0) {
      group = group.length >= size ? group : new float[size];
      System.arraycopy(input, first * frames * inputs, group, 0, size);
      values = group;
    }
    int length = frames;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int outputLength = step.kernel.outputFrames(length);
      size = batch * outputLength * step.outputs;
      if (scratch[i % 2].length < size) {
        scratch[i % 2] = new float[size];
      }
      step.kernel.forward(values, batch, length, false, scratch[i % 2]);
      values = scratch[i % 2];
      length = outputLength;
    }
    return Arrays.copyOf(values, size);
  }
}
