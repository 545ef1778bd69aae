package io.github.voiceemotion.model.network;

import java.util.List;

/**
 * Two LSTMs (Hochreiter and Schmidhuber 1997, with forget gates), one from the first frame to the
 * last and one the other way; a frame that comes out holds the units of the first and then of the
 * second.
 *
 * <p>Both see the whole sequence: there are no masks. The forget gates start open, since 1 is added
 * to what they get (Jozefowicz et al. 2015).
 *
 * @param inputs size of a frame that goes in
 * @param units of each direction; a frame that comes out has twice as many values
 * @param dropout share of the outputs that are dropped in training
 */
public record BidirectionalLstm(int inputs, int units, double dropout) implements SequenceLayer {

  /** Of input, forget, cell and output gate, first those of the forward LSTM. */
  static final String INPUT_WEIGHTS = "inputWeights";

  static final String FORWARD_WEIGHTS = "forwardWeights";
  static final String BACKWARD_WEIGHTS = "backwardWeights";
  static final String BIAS = "bias";

  public BidirectionalLstm {
    Require.positive("inputs", inputs);
    Require.positive("units", units);
    Require.share("dropout", dropout);
  }

  @Override
  public int outputs() {
    return 2 * units;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter(
            INPUT_WEIGHTS,
            Parameter.Kind.WEIGHT,
            Math.sqrt(6.0 / (inputs + units)),
            inputs,
            8L * units),
        recurrentWeights(FORWARD_WEIGHTS, units),
        recurrentWeights(BACKWARD_WEIGHTS, units),
        Parameter.bias(BIAS, 0, 8L * units));
  }

  private static Parameter recurrentWeights(String name, int units) {
    return new Parameter(
        name, Parameter.Kind.WEIGHT, Math.sqrt(6.0 / (2 * units)), units, 4L * units);
  }

  @Override
  public Kernel kernel(ParameterBuffers values, ParameterBuffers gradients) {
    return new BidirectionalLstmKernel(this, values, gradients);
  }
}
