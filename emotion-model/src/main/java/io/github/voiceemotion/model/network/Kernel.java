package io.github.voiceemotion.model.network;

/** The computation of a layer and of its gradients. */
public interface Kernel extends ForwardKernel {

  /**
   * Computes the gradients of the loss for the latest {@link #forward} in training. Gradients of
   * parameters are summed over the batch, and overwritten; that of a {@link
   * Parameter.Kind#STATISTIC} is what is to be subtracted from it.
   *
   * @param input of that forward pass
   * @param outputGradient of the loss by the output
   * @param inputGradient of the loss by the input, overwritten
   */
  void backward(float[] input, float[] outputGradient, float[] inputGradient);
}
