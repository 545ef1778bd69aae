package io.github.voiceemotion.training.dl4j;

import static io.github.voiceemotion.training.dl4j.SmallNetwork.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.voiceemotion.model.network.TemporalConvolution;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The batch normalisation of {@link TemporalConvolution} within DL4J, with weights that stand still
 * at a learning rate of 0.
 */
class BatchNormalisationTest {

  private static final int FILTERS = 5;
  private static final int WIDTH = 3;
  private static final int CLIPS = 4;

  private final ComputationGraph network =
      SmallNetwork.around(
          new TemporalConvolution(SmallNetwork.SIZE, FILTERS, WIDTH, 0, false), new Sgd(0));

  private final float[] weights = floats(network.getParam("layer_weights"));

  @Test
  void normalisesByTheBatchInTraining() {
    INDArray input = SmallNetwork.sequences(CLIPS, 1);
    double[][] convolved = convolve(input);

    assertArrayEquals(
        normaliseAndPool(convolved, mean(convolved), variance(convolved)),
        doubles(network.feedForward(input, true).get("layer")),
        1e-5);
  }

  @Test
  void followsTheBatchesWithAMomentumOfNineTenths() {
    double[] mean = new double[FILTERS];
    double[] variance = {1, 1, 1, 1, 1};
    for (int step = 0; step < 4; step++) {
      DataSet batch = SmallNetwork.batch(CLIPS, step);
      network.fit(batch);
      double[][] convolved = convolve(batch.getFeatures());
      for (int filter = 0; filter < FILTERS; filter++) {
        mean[filter] = 0.9 * mean[filter] + 0.1 * mean(convolved)[filter];
        variance[filter] = 0.9 * variance[filter] + 0.1 * variance(convolved)[filter];
      }
      assertArrayEquals(mean, doubles(network.getParam("layer_mean")), 1e-6);
      assertArrayEquals(variance, doubles(network.getParam("layer_variance")), 1e-5);
    }
    assertArrayEquals(weights, floats(network.getParam("layer_weights")));
  }

  @Test
  void normalisesByWhatItFollowedInInference() {
    for (int step = 0; step < 4; step++) {
      network.fit(SmallNetwork.batch(CLIPS, step));
    }
    INDArray input = SmallNetwork.sequences(CLIPS, 9);

    assertArrayEquals(
        normaliseAndPool(
            convolve(input),
            doubles(network.getParam("layer_mean")),
            doubles(network.getParam("layer_variance"))),
        doubles(network.feedForward(input, false).get("layer")),
        1e-5);
  }

  @Test
  void doesNotFollowWhatItOnlyJudges() {
    float[] before = floats(network.params());
    network.score(SmallNetwork.batch(CLIPS, 1), true);
    network.outputSingle(SmallNetwork.sequences(CLIPS, 1));

    assertArrayEquals(before, floats(network.params()));
  }

  /** Returns {@code [clip * frames + frame][filter]}. */
  private double[][] convolve(INDArray input) {
    double[][] convolved = new double[CLIPS * SmallNetwork.FRAMES][FILTERS];
    for (int row = 0; row < convolved.length; row++) {
      int frame = row % SmallNetwork.FRAMES;
      for (int tap = 0; tap < WIDTH; tap++) {
        int from = frame + tap - WIDTH / 2;
        for (int i = 0; i < SmallNetwork.SIZE && from >= 0 && from < SmallNetwork.FRAMES; i++) {
          for (int filter = 0; filter < FILTERS; filter++) {
            convolved[row][filter] +=
                input.getDouble(row / SmallNetwork.FRAMES, from, i)
                    * weights[(tap * SmallNetwork.SIZE + i) * FILTERS + filter];
          }
        }
      }
    }
    return convolved;
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[FILTERS];
    for (double[] row : rows) {
      for (int filter = 0; filter < FILTERS; filter++) {
        mean[filter] += row[filter] / rows.length;
      }
    }
    return mean;
  }

  private static double[] variance(double[][] rows) {
    double[] mean = mean(rows);
    double[] variance = new double[FILTERS];
    for (double[] row : rows) {
      for (int filter = 0; filter < FILTERS; filter++) {
        variance[filter] += Math.pow(row[filter] - mean[filter], 2) / rows.length;
      }
    }
    return variance;
  }

  /** With a scale of 1 and a shift of 0, as they start. */
  private static double[] normaliseAndPool(double[][] rows, double[] mean, double[] variance) {
    int pairs = SmallNetwork.FRAMES / 2;
    double[] output = new double[CLIPS * pairs * FILTERS];
    for (int i = 0; i < output.length; i++) {
      int filter = i % FILTERS;
      int pair = i / FILTERS % pairs;
      int clip = i / FILTERS / pairs;
      int first = clip * SmallNetwork.FRAMES + 2 * pair;
      double larger = Math.max(rows[first][filter], rows[first + 1][filter]);
      output[i] = Math.max(0, (larger - mean[filter]) / Math.sqrt(variance[filter] + 1e-5));
    }
    return output;
  }

  private static double[] doubles(INDArray array) {
    float[] values = floats(array);
    double[] copy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }
}
