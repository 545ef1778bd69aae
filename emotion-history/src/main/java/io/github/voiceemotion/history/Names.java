package io.github.voiceemotion.history;

/** What short texts in the database look like. */
final class Names {

  static final int MAX_LENGTH = 200;

  private Names() {}

  /** Checks an owner, a model or an engine: names that a program gives. */
  static void check(String what, String name) {
    if (name.isBlank()
        || name.length() > MAX_LENGTH
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what
              + " is '"
              + printable(name)
              + "', expected 1 to "
              + MAX_LENGTH
              + " characters, none of them a control character");
    }
  }

  /**
   * Returns a name that a stranger gave, fit to be stored and shown: characters that are no text
   * replaced by U+FFFD, cut to the longest that is stored.
   */
  static String printable(String name) {
    StringBuilder printable = new StringBuilder();
    name.codePoints().limit(MAX_LENGTH).map(Names::printable).forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static int printable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE ? 0xFFFD : codePoint;
  }
}
