package io.github.voiceemotion.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.Ensemble;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.training.dataset.FeatureLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The networks that are shipped, in DL4J and without it, on recordings. */
class ShippedNetworksTest {

  private static final List<Path> RECORDINGS =
      List.of(Path.of("../data/samples/synthesised.wav"), Path.of("../data/samples/neutral.wav"));

  @Test
  void answerTheSameInDl4jAndByTheKernels() {
    Ensemble ensemble = ModelBundle.light().ensemble();
    FeatureLoader loader = new FeatureLoader();
    List<FeatureMatrix> clips = RECORDINGS.stream().map(file -> loader.load(file).get(0)).toList();
    int frames = clips.get(0).frames();
    int size = frames * FeatureSet.SIZE;
    float[] features = new float[clips.size() * size];
    for (int i = 0; i < clips.size(); i++) {
      ensemble.scaler().scale(clips.get(i), features, i * size);
    }

    for (EmotionNetwork network : ensemble.networks()) {
      double[][] kernels = network.probabilities(features, clips.size());
      double[][] dl4j =
          TrainableNetwork.of(network)
              .graph()
              .outputSingle(
                  Nd4j.createFromArray(features).reshape(clips.size(), frames, FeatureSet.SIZE))
              .castTo(DataType.DOUBLE)
              .toDoubleMatrix();
      for (int i = 0; i < clips.size(); i++) {
        assertArrayEquals(dl4j[i], kernels[i], 1e-5, RECORDINGS.get(i).toString());
      }
      assertFalse(Arrays.equals(kernels[0], kernels[1]), "both recordings have one answer");
    }
  }
}
