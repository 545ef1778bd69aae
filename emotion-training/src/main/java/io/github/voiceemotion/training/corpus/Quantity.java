package io.github.voiceemotion.training.corpus;

/** Numbers of things in words: {@code 1 speaker}, {@code 2 speakers}. */
public final class Quantity {

  private Quantity() {}

  /**
   * Returns how many there are of something.
   *
   * @param one what one of it is called; several have an s
   */
  public static String of(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
