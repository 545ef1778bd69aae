#!/usr/bin/env bash
# In Deeplearning4j, batch normalisation after a one-dimensional convolution takes clips for channels: it runs only if there are as many of both.
#
# Packages:  org.deeplearning4j:deeplearning4j-nn 1.0.0-M2.1, org.nd4j:nd4j-native-platform 1.0.0-M2.1 (Maven Central; run on Linux x86-64)
# Date:      2026-11-27
# Behaviour: Convolution1DLayer with 4 channels, BatchNormalization, pooling, softmax. The network is built and initialised without complaint, and the
#            normalisation gets 4 means and variances. A batch of 1, 2 or 8 clips is refused, because the layer reads the batch axis as the channels. A batch
#            of 4 clips is taken, and each CLIP is then normalised by the statistics of the CHANNEL of the same number: with running means that differ, as
#            after training, one clip put four times into a batch gets four different results.
# Expected:  As in every other library, and as after Convolution2D in this one: statistics by channel, whatever the size of the batch; the shape inference
#            that checks each pair of layers when the network is built lets the pair through.
# Seen:      batch of 1: refused: input.size(1) does not match expected input size of 4 - got input array with shape [1, 1, 4, 5]
#            batch of 2: refused: input.size(1) does not match expected input size of 4 - got input array with shape [1, 2, 4, 5]
#            batch of 4: taken, results of shape [4, 2]
#            batch of 8: refused: input.size(1) does not match expected input size of 4 - got input array with shape [1, 8, 4, 5]
#            the same clip four times in a batch of 4: 0.465 0.342 0.237 0.156
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
cat > "$work/Normalisation.java" <<'JAVA'
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Normalisation {
  public static void main(String[] arguments) {
    Nd4j.getRandom().setSeed(1);
    MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(7).list()
        .layer(new Convolution1DLayer.Builder(3).nOut(4).convolutionMode(ConvolutionMode.Same).activation(Activation.IDENTITY).build())
        .layer(new BatchNormalization.Builder().build())
        .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).nOut(2).build())
        .setInputType(InputType.recurrent(3))
        .build());
    network.init();
    boolean changed = false;
    for (int batch : new int[] {1, 2, 4, 8}) {
      String result;
      boolean taken = false;
      try {
        result = "taken, results of shape " + Arrays.toString(network.output(Nd4j.randn(batch, 3, 5)).shape());
        taken = true;
      } catch (IllegalArgumentException e) {
        result = "refused: " + e.getMessage();
      }
      System.out.println("batch of " + batch + ": " + result);
      changed |= taken != (batch == 4);
    }

    // Running means that differ between the channels, as after training.
    network.getLayer(1).getParam("mean").assign(Nd4j.createFromArray(0f, 1f, 2f, 3f).reshape(network.getLayer(1).getParam("mean").shape()));
    INDArray results = network.output(Nd4j.tile(Nd4j.randn(1, 3, 5), 4, 1, 1));
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      first.append(String.format(" %.3f", results.getDouble(i, 0)));
    }
    System.out.println("the same clip four times in a batch of 4:" + first);
    changed |= Math.abs(results.getDouble(0, 0) - results.getDouble(3, 0)) < 1e-3;
    if (changed) {
      System.out.println("The behaviour has changed.");
      System.exit(1);
    }
  }
}
JAVA
OMP_NUM_THREADS=1 java -cp "$work/jars/*" "$work/Normalisation.java" 2> "$work/errors" | grep -v '^Added differentiated op' || { cat "$work/errors"; exit 1; }
