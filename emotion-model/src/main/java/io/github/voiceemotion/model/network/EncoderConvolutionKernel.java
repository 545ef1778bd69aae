package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;

/** Computes {@link EncoderConvolution}: three matrix products, each a frame further on. */
final class EncoderConvolutionKernel implements ForwardKernel {

  private final EncoderConvolution layer;
  private final FloatBuffer weights;
  private final RepeatedRow bias;
  private final float[] zeros;

  private FloatBuffer padded = Matrix.memory(0);
  private FloatBuffer out = Matrix.memory(0);

  EncoderConvolutionKernel(EncoderConvolution layer, ParameterBuffers values) {
    this.layer = layer;
    this.weights = values.of(EncoderConvolution.WEIGHTS);
    this.bias = RepeatedRow.of(values.of(EncoderConvolution.BIAS));
    this.zeros = new float[layer.inputs()];
  }

  @Override
  public int outputFrames(int frames) {
    return frames / layer.stride();
  }

  @Override
  public void forward(float[] input, int batch, int frames, boolean training, float[] output) {
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    int rows = outputFrames(frames);
    padded = Matrix.atLeast(padded, (frames + 2) * inputs);
    out = Matrix.atLeast(out, rows * outputs);
    padded.put(0, zeros);
    padded.put((frames + 1) * inputs, zeros);
    for (int clip = 0; clip < batch; clip++) {
      padded.put(inputs, input, clip * frames * inputs, frames * inputs);
      for (int frame = 0; frame < EncoderConvolution.WIDTH; frame++) {
        Matrix.of(out, outputs)
            .becomesProduct(
                rows,
                outputs,
                inputs,
                Matrix.of(padded, layer.stride() * inputs).from(frame * inputs),
                Matrix.of(weights, inputs).from(frame * inputs * outputs).transposed(),
                frame == 0 ? 0 : 1);
      }
      out.get(0, output, clip * rows * outputs, rows * outputs);
    }
    bias.addTo(output, batch * rows * outputs);
    Activations.gelu(output, batch * rows * outputs);
  }
}
