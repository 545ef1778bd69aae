package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The output of each layer of a speech encoder.
 *
 * <p>It is only the kernels, with their scratch: make one a thread over shared parameters.
 */
public final class EncoderPass {

  /** The longest wave that a place is told by is so many times as long as the shortest. */
  private static final double LONGEST_WAVE = 10_000;

  private final EncoderStack stack;
  private final ForwardKernel first;
  private final ForwardKernel second;
  private final List<ForwardKernel> layers = new ArrayList<>();

  private float[] detailed = new float[0];
  private float[] places = new float[0];

  /**
   * Prepares an encoder.
   *
   * @param parameters each in a direct buffer of its own, in the order of {@link
   *     EncoderStack#parameters}
   */
  public EncoderPass(EncoderStack stack, List<FloatBuffer> parameters) {
    this.stack = stack;
    Iterator<FloatBuffer> buffers = parameters.iterator();
    first = new EncoderConvolutionKernel(stack.first(), next(stack.first().parameters(), buffers));
    second =
        new EncoderConvolutionKernel(stack.second(), next(stack.second().parameters(), buffers));
    for (int layer = 0; layer < stack.layers(); layer++) {
      layers.add(
          new TransformerLayerKernel(stack.layer(), next(stack.layer().parameters(), buffers)));
    }
  }

  private static ParameterBuffers next(List<Parameter> parameters, Iterator<FloatBuffer> buffers) {
    Map<String, FloatBuffer> byName = new HashMap<>();
    for (Parameter parameter : parameters) {
      FloatBuffer buffer = buffers.next();
      if (buffer.capacity() != parameter.length()) {
        throw new IllegalArgumentException(
            parameter.name()
                + " has "
                + buffer.capacity()
                + " values, expected "
                + parameter.length());
      }
      byName.put(parameter.name(), buffer);
    }
    return byName::get;
  }

  /**
   * Computes the layers.
   *
   * @param spectrogram {@code [frames, bands]}
   * @param frames an even number
   * @return of each layer {@code [frames / 2, width]}: the sum that goes through it
   */
  public List<float[]> layers(float[] spectrogram, int frames) {
    if (frames < 2 || frames % 2 != 0) {
      throw new IllegalArgumentException("frames is " + frames + ", expected an even number");
    }
    int size = frames / 2 * stack.width();
    detailed = detailed.length >= 2 * size ? detailed : new float[2 * size];
    first.forward(spectrogram, 1, frames, false, detailed);
    float[] values = new float[size];
    second.forward(detailed, 1, frames, false, values);
    addPlaces(values, size);
    List<float[]> outputs = new ArrayList<>();
    for (ForwardKernel layer : layers) {
      float[] next = new float[size];
      layer.forward(values, 1, frames / 2, false, next);
      outputs.add(next);
      values = next;
    }
    return outputs;
  }

  /** Adds sines and cosines of falling frequency, by which a layer knows a frame's place. */
  private void addPlaces(float[] values, int size) {
    if (places.length < size) {
      places = new float[size];
      int half = stack.width() / 2;
      for (int i = 0; i < half; i++) {
        double frequency = Math.pow(LONGEST_WAVE, -i / (half - 1.0));
        for (int frame = 0; frame < size / stack.width(); frame++) {
          places[frame * stack.width() + i] = (float) Math.sin(frame * frequency);
          places[frame * stack.width() + half + i] = (float) Math.cos(frame * frequency);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      values[i] += places[i];
    }
  }
}
