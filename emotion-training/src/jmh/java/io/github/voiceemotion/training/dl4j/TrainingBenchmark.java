package io.github.voiceemotion.training.dl4j;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.NetworkOptions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A step of training the default network on clips of 174 frames. Set {@code OMP_NUM_THREADS}, and
 * compare with another framework only in turn on the same idle machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class TrainingBenchmark {

  private static final int FRAMES = 174;
  private static final int BATCH = 32;

  private TrainableNetwork network;
  private DataSet batch;

  @Setup
  public void prepare() {
    double[] weights = {1, 1, 1, 1, 1, 1};
    network = TrainableNetwork.initialise(NetworkOptions.defaults(), FRAMES, weights, 1);
    Random random = new Random(1);
    float[] clips = new float[BATCH * FRAMES * FeatureSet.SIZE];
    for (int i = 0; i < clips.length; i++) {
      clips[i] = (float) random.nextGaussian();
    }
    float[][] labels = new float[BATCH][Labels.SIX.size()];
    for (int i = 0; i < BATCH; i++) {
      labels[i][i % Labels.SIX.size()] = 1;
    }
    batch =
        new DataSet(
            Nd4j.createFromArray(clips).reshape(BATCH, FRAMES, FeatureSet.SIZE),
            Nd4j.createFromArray(labels));
  }

  @Benchmark
  public double trainingStepOf32() {
    network.graph().fit(batch);
    return network.graph().score();
  }
}
