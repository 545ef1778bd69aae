package io.github.voiceemotion.model.network;

/**
 * The hyperbolic tangent, the logistic function, GELU and softmax over stretches of an array.
 *
 * <p>{@code Math.tanh} is called for one value at a time. The tangent here is Lambert's continued
 * fraction to its twelfth level, as one quotient of polynomials, which the JVM turns into vector
 * instructions. It is within 4e-7 of the true value everywhere.
 */
final class Activations {

  /** Where the tangent differs from 1 by 2e-7. */
  private static final float SATURATION = 8;

  private static final float HUGE = 1e38f;

  /** Where a normal distribution's share differs from 1 by 3e-8. */
  private static final float NORMAL_LIMIT = 5.4f;

  /** Below it, the exponential is nearly the smallest number that there is. */
  private static final float LOWEST_EXPONENT = -87;

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

  /**
   * Multiplies each value with the share of a normal distribution that lies below it: the Gaussian
   * error linear unit (Hendrycks and Gimpel, 2016), exact and not by its usual stand-ins.
   */
  static void gelu(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      float x = values[i];
      float bounded = Math.max(-NORMAL_LIMIT, Math.min(NORMAL_LIMIT, x));
      float y = bounded * bounded;
      float numerator =
          bounded
              * (0.79788446f
                  + y
                      * (0.06674496f
                          + y
                              * (9.3017304e-3f
                                  + y * (3.2864822e-4f + y * (1.2720042e-5f + y * 4.677287e-8f)))));
      float denominator =
          1f
              + y
                  * (0.2503185f
                      + y
                          * (0.028378827f
                              + y * (1.8589951e-3f + y * (7.240088e-5f + y * 1.2165825e-6f))));
      values[i] = x * (0.5f + 0.5f * numerator / denominator);
    }
  }

  /**
   * Makes of each row of a matrix positive values of sum 1, in proportion to the exponentials of
   * its values times some factor.
   */
  static void softmaxRows(float[] values, int rows, int columns, float factor) {
    for (int row = 0; row < rows; row++) {
      int start = row * columns;
      float largest = Sums.largest(values, start, columns);
      exponentials(values, start, columns, factor, largest);
      float sum = Sums.ofAny(values, start, columns);
      float share = 1 / sum;
      for (int i = start; i < start + columns; i++) {
        values[i] *= share;
      }
    }
  }

  /**
   * Replaces values by the exponentials of what they are below the largest. {@code Math.exp} is
   * called for one value at a time; this is a polynomial for the 64th root, to the 64th power,
   * which the JVM turns into vector instructions. It is within 1e-5 of the true value, relatively.
   */
  private static void exponentials(
      float[] values, int start, int count, float factor, float largest) {
    for (int i = start; i < start + count; i++) {
      float x = Math.max((values[i] - largest) * factor, LOWEST_EXPONENT) * (1 / 64f);
      float root =
          1f
              + x
                  * (0.99999923f
                      + x
                          * (0.49998942f
                              + x
                                  * (0.16660954f
                                      + x
                                          * (0.04151136f
                                              + x
                                                  * (8.097894e-3f
                                                      + x * (1.1838134e-3f + x * 9.846618e-5f))))));
      float power = root * root;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      values[i] = power * power;
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
