package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.voiceemotion.features.FeatureSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several threads share the default network. */
class ConcurrentPredictionTest {

  private static final int FRAMES = 174;
  private static final int THREADS = 8;
  private static final int CLIPS = 8;
  private static final int ROUNDS = 10;

  @Test
  void givesEveryThreadTheResultsOfItsOwnClips() throws InterruptedException, ExecutionException {
    EmotionNetwork network = RandomNetwork.of(NetworkOptions.defaults(), FRAMES, 1);
    float[][] clips = clips();
    double[][] expected = new double[clips.length][];
    for (int clip = 0; clip < clips.length; clip++) {
      expected[clip] = network.probabilities(clips[clip], 1)[0];
    }

    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread * CLIPS;
        tasks.add(
            () -> {
              start.await();
              for (int round = 0; round < ROUNDS; round++) {
                for (int clip = first; clip < first + CLIPS; clip++) {
                  assertArrayEquals(expected[clip], network.probabilities(clips[clip], 1)[0]);
                }
              }
              return null;
            });
      }
      for (Future<Void> result : threads.invokeAll(tasks)) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static float[][] clips() {
    Random random = new Random(3);
    float[][] clips = new float[THREADS * CLIPS][FRAMES * FeatureSet.SIZE];
    for (float[] clip : clips) {
      for (int i = 0; i < clip.length; i++) {
        clip[i] = (float) random.nextGaussian();
      }
    }
    return clips;
  }
}
