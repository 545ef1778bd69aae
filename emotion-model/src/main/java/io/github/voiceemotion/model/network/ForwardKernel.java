package io.github.voiceemotion.model.network;

/**
 * The computation of a layer over plain arrays.
 *
 * <p>A kernel keeps its scratch arrays and what the backward pass needs of the forward pass, and
 * makes no new arrays as long as the batch does not grow. It belongs to one thread at a time.
 */
public interface ForwardKernel {

  /** Returns the number of frames that come out of so many. */
  int outputFrames(int frames);

  /**
   * Computes the output.
   *
   * @param input {@code [batch, frames, inputs]}
   * @param training whether batch statistics are used, and kept for {@link Kernel#backward}
   * @param output {@code [batch, outputFrames(frames), outputs]}, overwritten
   */
  void forward(float[] input, int batch, int frames, boolean training, float[] output);
}
