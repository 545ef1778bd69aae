package io.github.voiceemotion.model.network;

/**
 * The hyperbolic tangent, the logistic function and softmax over stretches of an array.
 *
 * <p>{@code Math.tanh} is called for one value at a time. This one is Lambert's continued fraction
 * to its twelfth level, as one quotient of polynomials, which the JVM turns into vector
 * instructions. It is within 4e-7 of the true value everywhere.
 */
final class Activations {

  /** Where the tangent differs from 1 by 2e-7. */
  private static final float SATURATION = 8;

  private static final float HUGE = 1e38f;

  private Activations() {}

  private static float tanh(float x) {
    float bounded = Math.max(-SATURATION, Math.min(SATURATION, x));
    float y = bounded * bounded;
    float numerator =
        bounded
            * (1f
                + y
                    * (0.14492753f
                        + y
                            * (4.968944e-3f
                                + y * (5.8116305e-5f + y * (2.374032e-7f + y * 2.4665268e-10f)))));
    float denominator =
        1f
            + y
                * (0.47826087f
                    + y
                        * (3.10559e-2f
                            + y
                                * (6.102212e-4f
                                    + y
                                        * (4.2732578e-6f
                                            + y * (9.496128e-9f + y * 3.162214e-12f)))));
    return numerator / denominator;
  }

  /** 1 for a positive number, else 0; in arithmetic, since nobody can guess a branch's way. */
  static float isPositive(float x) {
    return Math.max(0, Math.min(1, x * HUGE));
  }

  static void tanh(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = tanh(values[i]);
    }
  }

  static void logistic(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = 0.5f + 0.5f * tanh(0.5f * values[i]);
    }
  }

  /** Positive values of sum 1 in proportion to the exponentials. */
  static void softmax(float[] values, int from, int to) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, values[i]);
    }
    float sum = 0;
    for (int i = from; i < to; i++) {
      values[i] = (float) Math.exp(values[i] - largest);
      sum += values[i];
    }
    for (int i = from; i < to; i++) {
      values[i] /= sum;
    }
  }
}
