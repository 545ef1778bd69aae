package io.github.voiceemotion.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Holds a kernel against a slow, obvious reference in double precision.
 *
 * <p>The outputs must agree, and the kernel's gradients must agree with numeric gradients of the
 * reference: central differences in double precision, of the inputs and of every parameter. That is
 * stricter than differences of the kernel itself, which would share its mistakes.
 */
final class KernelCheck {

  /** What a layer computes, written down as in the textbook. */
  @FunctionalInterface
  interface Reference {
    /**
     * @param input {@code [batch, frames, inputs]}
     * @param values the parameters by name
     * @return {@code [batch, outputFrames, outputs]}
     */
    double[] output(
        double[] input, int batch, int frames, boolean training, Map<String, double[]> values);
  }

  private static final double STEP = 1e-5;

  private final SequenceLayer layer;
  private final Reference reference;
  private final Map<String, FloatBuffer> memory = new LinkedHashMap<>();
  private final Map<String, FloatBuffer> gradients = new LinkedHashMap<>();
  private final Random random;
  private final Kernel kernel;

  KernelCheck(SequenceLayer layer, Reference reference, long seed) {
    this.layer = layer;
    this.reference = reference;
    this.random = new Random(seed);
    for (Parameter parameter : layer.parameters()) {
      int length = (int) parameter.length();
      FloatBuffer values = Matrix.memory(length);
      for (int i = 0; i < length; i++) {
        values.put(i, start(parameter));
      }
      memory.put(parameter.name(), values);
      gradients.put(parameter.name(), Matrix.memory(length));
    }
    this.kernel = layer.kernel(memory::get, gradients::get);
  }

  private float start(Parameter parameter) {
    return switch (parameter.kind()) {
      case WEIGHT -> (float) (random.nextGaussian() * 0.5);
      case BIAS -> (float) (parameter.initial() + random.nextGaussian() * 0.3);
      case STATISTIC -> (float) (parameter.initial() + random.nextDouble() * 0.5);
    };
  }

  /** Compares outputs, in inference and in training. */
  void checkOutput(int batch, int frames) {
    for (boolean training : new boolean[] {false, true}) {
      float[] input = input(batch, frames);
      double[] expected =
          reference.output(doubles(input), batch, frames, training, doubles(memory));
      float[] output = new float[batch * kernel.outputFrames(frames) * layer.outputs()];
      kernel.forward(input, batch, frames, training, output);
      assertEquals(expected.length, output.length);
      for (int i = 0; i < output.length; i++) {
        assertEquals(expected[i], output[i], 2e-5 * (1 + Math.abs(expected[i])), "output " + i);
      }
    }
  }

  /**
   * Compares gradients of the sum of the outputs, each times a random number, and returns the
   * largest difference in parts of the largest gradient of its array.
   */
  double checkGradients(int batch, int frames) {
    float[] input = input(batch, frames);
    int size = batch * kernel.outputFrames(frames) * layer.outputs();
    float[] outputGradient = new float[size];
    for (int i = 0; i < size; i++) {
      outputGradient[i] = (float) random.nextGaussian();
    }
    float[] inputGradient = new float[input.length];
    kernel.forward(input, batch, frames, true, new float[size]);
    kernel.backward(input, outputGradient, inputGradient);

    double[] in = doubles(input);
    Map<String, double[]> values = doubles(memory);
    Map<String, double[]> arrays = new LinkedHashMap<>();
    Map<String, float[]> computed = new LinkedHashMap<>();
    arrays.put("input", in);
    computed.put("input", inputGradient);
    for (Parameter parameter : layer.parameters()) {
      if (parameter.kind() != Parameter.Kind.STATISTIC) {
        arrays.put(parameter.name(), values.get(parameter.name()));
        float[] gradient = new float[(int) parameter.length()];
        gradients.get(parameter.name()).get(0, gradient);
        computed.put(parameter.name(), gradient);
      }
    }
    double worst = 0;
    for (Map.Entry<String, double[]> entry : arrays.entrySet()) {
      double[] array = entry.getValue();
      double[] numeric = new double[array.length];
      double largest = 0;
      for (int i = 0; i < array.length; i++) {
        double value = array[i];
        array[i] = value + STEP;
        double above = loss(in, batch, frames, values, outputGradient);
        array[i] = value - STEP;
        double below = loss(in, batch, frames, values, outputGradient);
        array[i] = value;
        numeric[i] = (above - below) / (2 * STEP);
        largest = Math.max(largest, Math.abs(numeric[i]));
      }
      float[] gradient = computed.get(entry.getKey());
      assertTrue(largest > 0, entry.getKey() + " has no gradient to check");
      for (int i = 0; i < numeric.length; i++) {
        double difference = Math.abs(numeric[i] - gradient[i]) / largest;
        assertTrue(
            difference < 1e-4,
            entry.getKey()
                + "["
                + i
                + "] has gradient "
                + gradient[i]
                + ", expected "
                + numeric[i]);
        worst = Math.max(worst, difference);
      }
    }
    return worst;
  }

  private double loss(
      double[] input, int batch, int frames, Map<String, double[]> values, float[] weights) {
    double[] output = reference.output(input, batch, frames, true, values);
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      sum += output[i] * weights[i];
    }
    return sum;
  }

  private float[] input(int batch, int frames) {
    float[] input = new float[batch * frames * layer.inputs()];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) random.nextGaussian();
    }
    return input;
  }

  private static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  private static Map<String, double[]> doubles(Map<String, FloatBuffer> buffers) {
    Map<String, double[]> copies = new HashMap<>();
    buffers.forEach(
        (name, buffer) -> {
          float[] values = new float[buffer.capacity()];
          buffer.get(0, values);
          copies.put(name, doubles(values));
        });
    return copies;
  }
}
