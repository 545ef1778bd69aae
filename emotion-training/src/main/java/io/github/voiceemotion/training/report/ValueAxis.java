package io.github.voiceemotion.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The range of an axis and the distance between its ticks.
 *
 * @param least the value at the start
 * @param most the value at the end, more than {@code least}
 * @param step from tick to tick, more than 0
 */
record ValueAxis(double least, double most, double step) {

  ValueAxis {
    if (!(most > least) || !(step > 0)) {
      throw new IllegalArgumentException(
          "least is " + least + ", most " + most + " and step " + step);
    }
  }

  /** Returns an axis of exactly this range with at most so many round steps. */
  static ValueAxis of(double least, double most, int steps) {
    double exact = (most - least) / steps;
    double power = Math.pow(10, Math.floor(Math.log10(exact)));
    // Rounding must not turn an exact 2 into a 5.
    double digit = exact / power - 1e-9;
    double round = digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10;
    return new ValueAxis(least, most, round * power);
  }

  /** Returns an axis from 0 to the first tick at or above a value; to 1 if the value is 0. */
  static ValueAxis fromZero(double most, int steps) {
    ValueAxis axis = of(0, most > 0 ? most : 1, steps);
    return new ValueAxis(0, Math.ceil(axis.most / axis.step - 1e-9) * axis.step, axis.step);
  }

  /** Returns where a value lies: 0 at the start, 1 at the end. */
  double share(double value) {
    return (value - least) / (most - least);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= most + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Returns a tick as text, with as many decimals as the step needs. */
  String label(double tick) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%." + decimals + "f", tick);
  }
}
