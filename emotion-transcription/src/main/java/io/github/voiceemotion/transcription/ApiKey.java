package io.github.voiceemotion.transcription;

/**
 * A key to a paid service.
 *
 * <p>It is a class of its own so that it cannot slip into a message, a log or a file unnoticed:
 * {@link #toString()} hides it.
 */
public final class ApiKey {

  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  /**
   * Returns a key; white space around it, such as the end of a line in a file, is dropped.
   *
   * @throws IllegalArgumentException if nothing is left, or characters that no key has
   */
  public static ApiKey of(String value) {
    String stripped = value.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException("the key is empty");
    }
    if (!stripped.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(
          "the key holds characters other than visible ASCII, expected none");
    }
    return new ApiKey(stripped);
  }

  /** Returns the key itself, for nothing but the call of the service. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApiKey key && key.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns a text without the key. */
  @Override
  public String toString() {
    return "ApiKey[hidden]";
  }
}
