package io.github.voiceemotion.training.fit;

import java.nio.FloatBuffer;

/**
 * The weights' running average, which generalises better than the weights of any one step (Polyak
 * and Juditsky 1992).
 */
final class WeightAverage {

  private final double decay;
  private final float[] average;
  private final float[] current;
  private long steps;

  /**
   * @param decay how much stays at each step; less does in the first ones, so that the random start
   *     is soon forgotten
   * @param parameters to start from
   */
  WeightAverage(double decay, FloatBuffer parameters) {
    this.decay = decay;
    this.average = new float[parameters.capacity()];
    this.current = new float[average.length];
    parameters.get(0, average);
  }

  void add(FloatBuffer parameters) {
    steps++;
    parameters.get(0, current);
    blend(average, current, (float) (1 - Math.min(decay, (1.0 + steps) / (10.0 + steps))));
  }

  private static void blend(float[] average, float[] current, float share) {
    for (int i = 0; i < average.length; i++) {
      average[i] += share * (current[i] - average[i]);
    }
  }

  /** Goes on where another average was after so many steps. */
  void resume(float[] parameters, long stepsSoFar) {
    System.arraycopy(parameters, 0, average, 0, average.length);
    steps = stepsSoFar;
  }

  FloatBuffer parameters() {
    return FloatBuffer.wrap(average);
  }
}
