#!/usr/bin/env bash
# In Deeplearning4j, what stands in the frames that a mask hides changes the result of a bidirectional LSTM for the frames that it shows.
#
# Packages:  org.deeplearning4j:deeplearning4j-nn 1.0.0-M2.1, org.nd4j:nd4j-native-platform 1.0.0-M2.1 (Maven Central; run on Linux x86-64)
# Date:      2026-11-27
# Behaviour: A sequence of 3 frames is padded to 5 with a mask of 1 1 1 0 0. With zeros as padding the outputs of the 3 frames equal those of the unpadded
#            sequence exactly. With anything else as padding they do not: the backward pass starts in the hidden frames and carries them into the shown ones.
# Expected:  That a mask hides: the values under it have no meaning. Zeros as padding are safe, but what was padded before it was standardised, with the floor
#            of a logarithmic spectrum (-100 dB) or with what a reused buffer held, holds other numbers there. An LSTM of one direction is right by
#            nature, so the mistake arrives with the second direction.
# Seen:      LSTM, padding of 0:            largest difference 0.0000
#            LSTM, padding of -10:          largest difference 0.0000
#            Bidirectional, padding of 0:   largest difference 0.0000
#            Bidirectional, padding of -10: largest difference 0.1069
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
cat > "$work/Masks.java" <<'JAVA'
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Masks {
  public static void main(String[] arguments) {
    Layer lstm = new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    boolean changed = difference("LSTM, padding of 0:           ", lstm, 0) > 1e-5;
    changed |= difference("LSTM, padding of -10:         ", lstm, -10) > 1e-5;
    changed |= difference("Bidirectional, padding of 0:  ", new Bidirectional(lstm), 0) > 1e-5;
    changed |= difference("Bidirectional, padding of -10:", new Bidirectional(lstm), -10) < 1e-3;
    if (changed) {
      System.out.println("The behaviour has changed.");
      System.exit(1);
    }
  }

  static double difference(String name, Layer layer, double padding) {
    Nd4j.getRandom().setSeed(1);
    MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(7).list()
        .layer(layer)
        .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).nOut(2).build())
        .setInputType(InputType.recurrent(3))
        .build());
    network.init();
    INDArray sequence = Nd4j.randn(1, 3, 3);
    INDArray padded = Nd4j.concat(2, sequence, Nd4j.valueArrayOf(new long[] {1, 3, 2}, padding, sequence.dataType()));
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1, 0, 0}});
    INDArray shown = network.output(padded, false, mask, null).get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 3));
    double difference = shown.sub(network.output(sequence)).amaxNumber().doubleValue();
    System.out.printf("%s largest difference %.4f%n", name, difference);
    return difference;
  }
}
JAVA
OMP_NUM_THREADS=1 java -cp "$work/jars/*" "$work/Masks.java" 2> "$work/errors" | grep -v '^Added differentiated op' || { cat "$work/errors"; exit 1; }
