package io.github.voiceemotion.model.network;

/** What the layers ask of their sizes. */
final class Require {

  private Require() {}

  static void positive(String name, int size) {
    if (size < 1) {
      throw new IllegalArgumentException(name + " is " + size + ", expected at least 1");
    }
  }

  static void odd(String name, int size) {
    if (size < 1 || size % 2 == 0) {
      throw new IllegalArgumentException(name + " is " + size + ", expected an odd number");
    }
  }

  static void share(String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(name + " is " + share + ", expected 0 <= share < 1");
    }
  }
}
