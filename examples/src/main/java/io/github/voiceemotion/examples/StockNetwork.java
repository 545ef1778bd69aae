package io.github.voiceemotion.examples;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.dataset.AudioFeatureRecordReader;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.datasets.datavec.SequenceRecordReaderDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Feeds the 120 features to a network of DL4J's own layers, through DataVec, and prints how its
 * loss falls. DL4J sums that over the 174 frames of a clip.
 *
 * <pre>{@code
 * export OMP_NUM_THREADS=1 OMP_WAIT_POLICY=passive
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.StockNetwork -Dexec.args=data/samples
 * }</pre>
 */
public final class StockNetwork {

  private static final int EPOCHS = 5;
  private static final Labels LABELS = Labels.of("neutral", "happy");

  private StockNetwork() {}

  /** Takes the folder of the two sample clips. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    AudioFeatureRecordReader reader =
        AudioFeatureRecordReader.of(
            LABELS,
            List.of(
                utterance(folder.resolve("neutral.wav"), Emotion.NEUTRAL),
                utterance(folder.resolve("synthesised.wav"), Emotion.HAPPY)));
    SequenceRecordReaderDataSetIterator batches =
        new SequenceRecordReaderDataSetIterator(
            reader, 2, LABELS.size(), AudioFeatureRecordReader.LABEL_INDEX);
    NormalizerStandardize scaler = new NormalizerStandardize();
    scaler.fit(batches);
    batches.setPreProcessor(scaler);

    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.01))
                .list()
                .layer(new LSTM.Builder().nOut(16).build())
                .layer(
                    new RnnOutputLayer.Builder()
                        .nOut(LABELS.size())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.recurrent(FeatureSet.SIZE))
                .build());
    network.init();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      network.fit(batches);
      System.out.printf("epoch %d: loss %.2f%n", epoch, network.score());
    }
  }

  private static Utterance utterance(Path file, Emotion emotion) {
    return new Utterance(file, "samples", "samples-1", emotion, Intensity.UNSPECIFIED);
  }
}
