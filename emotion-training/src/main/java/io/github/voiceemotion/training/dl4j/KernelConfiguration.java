package io.github.voiceemotion.training.dl4j;

import io.github.voiceemotion.model.network.Parameter;
import io.github.voiceemotion.model.network.SequenceLayer;
import java.util.ArrayList;
import java.util.Collection;
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

/**
 * What DL4J knows of a {@link SequenceLayer}: sizes, parameters, and how to make a {@link
 * KernelLayer} of it.
 *
 * <p>It is for networks in memory: DL4J's JSON does not hold the description.
 */
final class KernelConfiguration extends BaseLayer {

  private static final long serialVersionUID = 1L;

  private final transient SequenceLayer layer;

  KernelConfiguration(SequenceLayer layer) {
    this.layer = layer;
    regularization = new ArrayList<>();
    regularizationBias = new ArrayList<>();
  }

  SequenceLayer layer() {
    return layer;
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
          layer + " computes in FLOAT, the network is of type " + type);
    }
    KernelLayer kernelLayer = new KernelLayer(configuration, type);
    kernelLayer.setListeners(listeners);
    kernelLayer.setIndex(index);
    kernelLayer.setParamsViewArray(parameters);
    kernelLayer.setParamTable(initializer().init(configuration, parameters, initialise));
    kernelLayer.setConf(configuration);
    return kernelLayer;
  }

  @Override
  public ParamInitializer initializer() {
    return KernelParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType type) {
    InputTypeRecurrent sequence = requireSequence(type);
    if (!layer.isSequence()) {
      return InputType.feedForward(layer.outputs());
    }
    int frames = Math.toIntExact(sequence.getTimeSeriesLength());
    return InputType.recurrent(
        layer.outputs(), frames < 0 ? frames : layer.outputFrames(frames), RNNFormat.NWC);
  }

  @Override
  public void setNIn(InputType type, boolean override) {
    InputTypeRecurrent sequence = requireSequence(type);
    if (sequence.getSize() != layer.inputs()) {
      throw new IllegalArgumentException(
          layerName
              + " takes frames of "
              + layer.inputs()
              + ", gets frames of "
              + sequence.getSize());
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
    return layer.parameters().stream()
        .anyMatch(
            parameter ->
                parameter.name().equals(name) && parameter.kind() == Parameter.Kind.STATISTIC);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType type) {
    long parameters = layer.parameters().stream().mapToLong(Parameter::length).sum();
    return new LayerMemoryReport.Builder(layerName, getClass(), type, getOutputType(-1, type))
        .standardMemory(parameters, parameters)
        .workingMemory(0, 0, MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }
}
