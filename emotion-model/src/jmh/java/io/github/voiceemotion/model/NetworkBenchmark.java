package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureSet;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
 * Predictions of the default network on clips of 174 frames. Set {@code OMP_NUM_THREADS}, and compare with another
 * framework only in turn on the same idle machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class NetworkBenchmark {

  private static final int FRAMES = 174;
  private static final int BATCH = 32;

  private EmotionNetwork network;
  private float[] clips;
  private float[] clip;

  @Setup
  public void prepare() {
    network = RandomNetwork.of(NetworkOptions.defaults(), FRAMES, 1);
    Random random = new Random(1);
    clips = new float[BATCH * FRAMES * FeatureSet.SIZE];
    for (int i = 0; i < clips.length; i++) {
      clips[i] = (float) random.nextGaussian();
    }
    clip = Arrays.copyOf(clips, FRAMES * FeatureSet.SIZE);
  }

  @Benchmark
  public double[][] predictionOf1() {
    return network.probabilities(clip, 1);
  }

  @Benchmark
  public double[][] predictionOf32() {
    return network.probabilities(clips, BATCH);
  }
}
