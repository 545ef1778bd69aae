package io.github.voiceemotion.model;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Temperature scaling: divides the network's logits by one number, so that a confidence of 0.8 is
 * right about 8 times out of 10. The order of the emotions stays as it was (Guo et al., "On
 * Calibration of Modern Neural Networks", 2017).
 *
 * @param temperature above 0; over 1 makes the network less sure, under 1 more
 */
public record Calibration(double temperature) {

  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 20;
  private static final double SMALLEST_PROBABILITY = 1e-12;

  public Calibration {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("temperature is " + temperature + ", expected above 0");
    }
  }

  /** Returns the calibration that changes nothing. */
  public static Calibration none() {
    return new Calibration(1);
  }

  /**
   * Fits the temperature by the least negative log likelihood.
   *
   * @param probabilities the uncalibrated network's, one row a clip, at least one
   * @param truth the place in the row of each clip's true emotion
   */
  public static Calibration fit(double[][] probabilities, int[] truth) {
    if (probabilities.length == 0 || probabilities.length != truth.length) {
      throw new IllegalArgumentException(
          "expected as many predictions as truths, at least one; got "
              + probabilities.length
              + " and "
              + truth.length);
    }
    // Searched on a logarithmic scale: twice and half as sure are equally far away.
    double best =
        new BrentOptimizer(1e-4, 1e-6)
            .optimize(
                new MaxEval(200),
                GoalType.MINIMIZE,
                new SearchInterval(Math.log(LOWEST), Math.log(HIGHEST), 0),
                new UnivariateObjectiveFunction(
                    log -> loss(new Calibration(Math.exp(log)), probabilities, truth)))
            .getPoint();
    return new Calibration(Math.exp(best));
  }

  private static double loss(Calibration calibration, double[][] probabilities, int[] truth) {
    double loss = 0;
    for (int i = 0; i < truth.length; i++) {
      double share = calibration.apply(probabilities[i])[truth[i]];
      loss -= Math.log(Math.max(share, SMALLEST_PROBABILITY));
    }
    return loss;
  }

  /** Returns the calibrated probabilities of uncalibrated ones; they sum to 1. */
  public double[] apply(double[] probabilities) {
    double[] calibrated = new double[probabilities.length];
    double largest = 0;
    for (double probability : probabilities) {
      largest = Math.max(largest, probability);
    }
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double share = Math.max(probabilities[i], SMALLEST_PROBABILITY) / largest;
      calibrated[i] = Math.pow(share, 1 / temperature);
      sum += calibrated[i];
    }
    for (int i = 0; i < calibrated.length; i++) {
      calibrated[i] /= sum;
    }
    return calibrated;
  }
}
