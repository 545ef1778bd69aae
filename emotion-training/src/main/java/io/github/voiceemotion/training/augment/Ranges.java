package io.github.voiceemotion.training.augment;

import java.util.random.RandomGenerator;

/** Checks the ranges that random values are drawn from, and draws. */
final class Ranges {

  /** What ratios in dB stay within, either way: more means a slip. */
  private static final double LARGEST_DB = 100;

  private Ranges() {}

  /**
   * Refuses a range that is the wrong way round or beyond its limits.
   *
   * @param name what is drawn, with its unit
   */
  static void require(String name, double lowest, double highest, double least, double most) {
    if (!(lowest >= least && lowest <= highest && highest <= most)) {
      throw new IllegalArgumentException(
          name
              + " is from "
              + lowest
              + " to "
              + highest
              + ", expected a range within "
              + least
              + " to "
              + most);
    }
  }

  /** Refuses a range in dB that is the wrong way round or beyond 100 dB. */
  static void requireDb(String name, double lowest, double highest) {
    require(name + " in dB", lowest, highest, -LARGEST_DB, LARGEST_DB);
  }

  /** Draws from a range, every value being as likely as another. */
  static double draw(double lowest, double highest, RandomGenerator random) {
    return lowest + random.nextDouble() * (highest - lowest);
  }
}
