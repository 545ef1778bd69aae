package io.github.voiceemotion.training.augment;

/** Checks the ranges that random values are drawn from. */
final class Ranges {

  private Ranges() {}

  /** Refuses a range that is the wrong way round or beyond 100 dB, which means a slip. */
  static void requireDb(String name, double lowest, double highest) {
    if (!(lowest >= -100 && lowest <= highest && highest <= 100)) {
      throw new IllegalArgumentException(
          name
              + " is from "
              + lowest
              + " to "
              + highest
              + " dB, expected a range within -100 to 100");
    }
  }
}
