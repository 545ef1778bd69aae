#!/usr/bin/env bash
# Deeplearning4j's SelfAttentionLayer back-propagates exactly twice the gradient, for itself and for every layer below it.
#
# Packages:  org.deeplearning4j:deeplearning4j-nn 1.0.0-M2.1, org.nd4j:nd4j-native-platform 1.0.0-M2.1 (Maven Central; run on Linux x86-64)
# Date:      2026-11-27
# Behaviour: LSTM, attention, average pooling, softmax; double precision, one example, no regularisation. For each parameter array the network's gradient is
#            compared to the numeric one (central differences of the network's own score). The output layer's agree. Those of the attention and of the LSTM
#            under it are twice too large, all elements alike. The same network without the attention is right everywhere. Training still goes down hill, so
#            nothing is seen from outside; the layers above and below learn at different rates with plain SGD, and clipping by norm cuts too early.
# Expected:  Ratio 1, as for every other layer: the library ships a gradient checker, and the layer is in its last release. At worst an exception.
# Seen:      without attention: 0_W 1.000000, 0_RW 1.000000, 0_b 1.000000, 2_W 1.000000, 2_b 1.000000
#            with attention: 0_W 2.000000, 0_RW 2.000000, 0_b 2.000000, 1_Wq 2.000001, 1_Wk 2.000000, 1_Wv 2.000000, 1_Wo 2.000000, 3_W 1.000000, 3_b 1.000000
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.deeplearning4j</groupId><artifactId>deeplearning4j-nn</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native-platform</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
mvn -B -ntp -q -f "$work/pom.xml" -Djavacpp.platform=linux-x86_64 \
  org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies -DoutputDirectory="$work/jars"
cat > "$work/Gradients.java" <<'JAVA'
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Gradients {
  public static void main(String[] arguments) {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    Nd4j.getRandom().setSeed(1);
    DataSet example = new DataSet(Nd4j.randn(1, 3, 5), Nd4j.create(new double[][] {{1, 0}}));
    Layer lstm = new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    Layer attention = new SelfAttentionLayer.Builder().nOut(4).nHeads(2).projectInput(true).build();
    Layer pooling = new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    Layer output = new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).nOut(2).build();
    boolean without = asExpected("without attention", 1, ratios(network(lstm, pooling, output), example));
    boolean with = asExpected("with attention", 2, ratios(network(lstm, attention, pooling, output), example));
    if (!without || !with) {
      System.out.println("The behaviour has changed.");
      System.exit(1);
    }
  }

  static boolean asExpected(String name, double belowOutput, Map<String, Double> ratios) {
    System.out.println(name + ": "
        + ratios.entrySet().stream().map(e -> String.format("%s %.6f", e.getKey(), e.getValue())).collect(Collectors.joining(", ")));
    String outputLayer = ratios.keySet().stream().reduce((first, last) -> last).get().split("_")[0];
    return ratios.entrySet().stream()
        .allMatch(e -> Math.abs(e.getValue() - (e.getKey().startsWith(outputLayer) ? 1 : belowOutput)) < 1e-3);
  }

  static MultiLayerNetwork network(Layer... layers) {
    var list = new NeuralNetConfiguration.Builder().seed(7).dataType(DataType.DOUBLE).updater(new NoOp()).list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network = new MultiLayerNetwork(list.setInputType(InputType.recurrent(3)).build());
    network.init();
    return network;
  }

  /** The network's gradient over the numeric one, by least squares, for each parameter array. */
  static Map<String, Double> ratios(MultiLayerNetwork network, DataSet example) {
    network.setInput(example.getFeatures());
    network.setLabels(example.getLabels());
    network.computeGradientAndScore();
    INDArray gradient = network.getFlattenedGradients().dup();
    INDArray parameters = network.params();
    double step = 1e-6;
    Map<String, Double> ratios = new LinkedHashMap<>();
    long index = 0;
    for (Map.Entry<String, INDArray> array : network.paramTable().entrySet()) {
      double products = 0;
      double squares = 0;
      for (long end = index + array.getValue().length(); index < end; index++) {
        double value = parameters.getDouble(index);
        parameters.putScalar(index, value + step);
        double above = network.score(example, true);
        parameters.putScalar(index, value - step);
        double below = network.score(example, true);
        parameters.putScalar(index, value);
        double numeric = (above - below) / (2 * step);
        products += numeric * gradient.getDouble(index);
        squares += numeric * numeric;
      }
      ratios.put(array.getKey(), products / squares);
    }
    return ratios;
  }
}
JAVA
OMP_NUM_THREADS=1 java -cp "$work/jars/*" "$work/Gradients.java" 2> "$work/errors" | grep -v '^Added differentiated op' || { cat "$work/errors"; exit 1; }
