package io.github.voiceemotion.training.dl4j;

import io.github.voiceemotion.model.network.Parameter;
import io.github.voiceemotion.model.network.SequenceLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays the parameters of a {@link SequenceLayer} out in DL4J's one flat array, one after the other.
 */
final class KernelParameters implements ParamInitializer {

  static final KernelParameters INSTANCE = new KernelParameters();

  private KernelParameters() {}

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return parameters(layer).stream().mapToLong(Parameter::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return parameters(layer).stream().map(Parameter::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return keys(layer, Parameter.Kind.WEIGHT);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return keys(layer, Parameter.Kind.BIAS);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray flat, boolean initialise) {
    Map<String, INDArray> views = views(configuration, flat);
    for (Parameter parameter : parameters(configuration.getLayer())) {
      configuration.addVariable(parameter.name());
      if (initialise) {
        INDArray view = views.get(parameter.name());
        if (parameter.kind() == Parameter.Kind.WEIGHT) {
          view.assign(Nd4j.rand(view.shape()).subi(0.5).muli(2 * parameter.initial()));
        } else {
          view.assign(parameter.initial());
        }
      }
    }
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray flat) {
    return views(configuration, flat);
  }

  private static Map<String, INDArray> views(NeuralNetConfiguration configuration, INDArray flat) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    if (flat == null) {
      return views;
    }
    INDArray vector = flat.reshape(flat.length());
    long start = 0;
    for (Parameter parameter : parameters(configuration.getLayer())) {
      long end = start + parameter.length();
      views.put(
          parameter.name(),
          vector.get(NDArrayIndex.interval(start, end)).reshape('c', parameter.shape()));
      start = end;
    }
    return views;
  }

  private static List<String> keys(Layer layer, Parameter.Kind kind) {
    return parameters(layer).stream()
        .filter(parameter -> parameter.kind() == kind)
        .map(Parameter::name)
        .toList();
  }

  private static List<Parameter> parameters(Layer layer) {
    return ((KernelConfiguration) layer).layer().parameters();
  }
}
