package io.github.voiceemotion.layers;

/**
 * The computation of a layer over plain arrays.
 *
 * <p>A kernel keeps its scratch arrays and what the backward pass needs of the forward pass, and
 * makes no new arrays as long as the batch does not grow. It belongs to one thread at a time.
 */
interface Kernel {

  /** Returns the number of frames that come out of so many. */
  int outputFrames(int frames);

  /**
   * Computes the output.
   *
   * @param input {@code [batch, frames, inputs]}
   * @param training whether batch statistics are used, and kept for {@link #backward}
   * @param output {@code [batch, outputFrames(frames), outputs]}, overwritten
   */
  void forward(float[] input, int batch, int frames, boolean training, float[] output);

  /**
   * Computes the gradients of the loss for the latest {@link #forward} in training. Gradients of
   * parameters are summed over the batch, and overwritten.
   *
   * @param input of that forward pass
   * @param outputGradient of the loss by the output
   * @param inputGradient of the loss by the input, overwritten
   */
  void backward(float[] input, float[] outputGradient, float[] inputGradient);
}
