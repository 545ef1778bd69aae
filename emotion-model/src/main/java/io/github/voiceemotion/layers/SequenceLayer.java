package io.github.voiceemotion.layers;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The configuration of a layer that takes a sequence {@code [batch, time, inputs]} and gives a
 * sequence {@code [batch, time, outputs]} or one vector for the whole of it, {@code [batch,
 * outputs]}, single precision.
 */
public abstract class SequenceLayer extends BaseLayer {

  private static final long serialVersionUID = 1L;

  @JsonProperty private int inputs;
  @JsonProperty private int outputs;

  /** Share of the outputs that are set to 0 in training; the others grow so that the mean stays. */
  @JsonProperty private double dropout;

  /** For DL4J's reading of JSON. */
  SequenceLayer() {
    regularization = new ArrayList<>();
    regularizationBias = new ArrayList<>();
  }

  SequenceLayer(int inputs, int outputs, double dropout) {
    this();
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "inputs is " + inputs + " and outputs is " + outputs + ", expected at least 1");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout is " + dropout + ", expected 0 <= share < 1");
    }
    this.inputs = inputs;
    this.outputs = outputs;
    this.dropout = dropout;
  }

  /** Returns the size of a frame that goes in. */
  public int inputs() {
    return inputs;
  }

  /** Returns the size of a frame that comes out. */
  public int outputs() {
    return outputs;
  }

  double dropout() {
    return dropout;
  }

  /** Returns the layer's parameters in the order in which they are stored. */
  abstract List<Parameter> parameters();

  /**
   * Returns a computation over the network's memory.
   *
   * @param values gives a parameter's values by its name
   * @param gradients gives a parameter's gradient by its name; asked in the backward pass only
   */
  abstract Kernel kernel(Buffers values, Buffers gradients);

  /** The memory of each parameter, by its name. */
  @FunctionalInterface
  interface Buffers {
    FloatBuffer of(String name);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    if (type != DataType.FLOAT) {
      throw new IllegalArgumentException(
          getClass().getSimpleName() + " computes in FLOAT, the network is of type " + type);
    }
    KernelLayer layer = new KernelLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialise));
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return SequenceParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType type) {
    InputTypeRecurrent sequence = requireSequence(type);
    if (!isSequence()) {
      return InputType.feedForward(outputs);
    }
    int frames = Math.toIntExact(sequence.getTimeSeriesLength());
    return InputType.recurrent(outputs, frames < 0 ? frames : outputFrames(frames), RNNFormat.NWC);
  }

  /** Returns the number of frames that come out of so many. */
  int outputFrames(int frames) {
    return frames;
  }

  /** Returns whether frames come out, and not one vector for the whole sequence. */
  boolean isSequence() {
    return true;
  }

  @Override
  public void setNIn(InputType type, boolean override) {
    InputTypeRecurrent sequence = requireSequence(type);
    if (sequence.getSize() != inputs) {
      throw new IllegalArgumentException(
          layerName + " takes frames of " + inputs + ", gets frames of " + sequence.getSize());
    }
  }

  private InputTypeRecurrent requireSequence(InputType type) {
    if (type instanceof InputTypeRecurrent sequence && sequence.getFormat() == RNNFormat.NWC) {
      return sequence;
    }
    throw new IllegalArgumentException(
        layerName + " takes sequences [batch, time, size], gets " + type);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType type) {
    return null;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public IUpdater getUpdaterByParam(String name) {
    return isStatistic(name) ? new NoOp() : super.getUpdaterByParam(name);
  }

  boolean isStatistic(String name) {
    return parameters().stream()
        .anyMatch(
            parameter ->
                parameter.name().equals(name) && parameter.kind() == Parameter.Kind.STATISTIC);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType type) {
    long parameters = parameters().stream().mapToLong(Parameter::length).sum();
    return new LayerMemoryReport.Builder(layerName, getClass(), type, getOutputType(-1, type))
        .standardMemory(parameters, parameters)
        .workingMemory(0, 0, MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }
}
