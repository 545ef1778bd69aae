package io.github.voiceemotion.layers;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/**
 * A trained network's output, computed outside DL4J over the network's own weights.
 *
 * <p>DL4J's {@code output} takes longer to prepare for one clip than the clip takes, and belongs to
 * one thread at a time, with all its network. This is only the kernels, with their scratch: make
 * one a thread. It sees every change of the weights.
 */
public final class ForwardPass {

  private final List<Step> steps = new ArrayList<>();

  /** A kernel and the size of a frame that it gives. */
  private record Step(ForwardKernel kernel, int outputs) {}

  /**
   * Prepares a network whose layers follow one another: {@link SequenceLayer}s, then dense layers
   * with ReLU or softmax.
   *
   * @throws IllegalArgumentException if it has another layer
   */
  public ForwardPass(ComputationGraph graph) {
    for (Layer layer : graph.getLayers()) {
      steps.add(step(layer));
    }
  }

  private static Step step(Layer layer) {
    if (layer instanceof KernelLayer sequence) {
      SequenceLayer description = sequence.layerConf();
      return new Step(
          description.kernel(name -> KernelLayer.memory(layer.getParam(name)), name -> null),
          description.outputs());
    }
    if (layer.conf().getLayer() instanceof FeedForwardLayer dense) {
      IActivation activation = dense.getActivationFn();
      if (activation instanceof ActivationReLU || activation instanceof ActivationSoftmax) {
        int inputs = Math.toIntExact(dense.getNIn());
        int outputs = Math.toIntExact(dense.getNOut());
        FloatBuffer weights =
            KernelLayer.memory(layer.getParam(DefaultParamInitializer.WEIGHT_KEY));
        FloatBuffer bias = KernelLayer.memory(layer.getParam(DefaultParamInitializer.BIAS_KEY));
        return new Step(
            new DenseKernel(
                inputs, outputs, weights, bias, activation instanceof ActivationSoftmax),
            outputs);
      }
    }
    throw new IllegalArgumentException("no forward pass for " + layer.conf().getLayer());
  }

  /**
   * Computes the output.
   *
   * @param input {@code [batch, frames, inputs]}
   * @return {@code [batch, outputs]}
   */
  public float[] output(float[] input, int batch, int frames) {
    float[] values = input;
    int length = frames;
    for (Step step : steps) {
      int outputLength = step.kernel.outputFrames(length);
      float[] output = new float[batch * outputLength * step.outputs];
      step.kernel.forward(values, batch, length, false, output);
      values = output;
      length = outputLength;
    }
    return values;
  }
}
