package io.github.voiceemotion.audio;

import java.nio.file.Path;

/**
 * Audio that cannot be used: missing, empty, not audio, over a limit, in a format that nothing here
 * decodes.
 *
 * <p>The message is one sentence, {@code NAME: reason}, fit to be shown to whoever supplied the
 * audio.
 */
public class AudioException extends RuntimeException {

  private static final long serialVersionUID = 2L;

  private final String reason;

  /**
   * Creates the exception.
   *
   * @param name the file's name, or what the audio was called by whoever passed it
   * @param reason what is wrong, with the value and the limit where there is one
   */
  public AudioException(String name, String reason) {
    super(name + ": " + reason);
    this.reason = reason;
  }

  /** Creates the exception with the failure that led to it. */
  public AudioException(String name, String reason, Throwable cause) {
    super(name + ": " + reason, cause);
    this.reason = reason;
  }

  /** Returns what is wrong, without the name. */
  public String reason() {
    return reason;
  }

  /** Returns the same failure with a file's whole path for its name. */
  public AudioException of(Path file) {
    return new AudioException(file.toString(), reason, this);
  }

  /** Returns what to throw where there is too little memory for a file: the next may be smaller. */
  public static AudioException tooLarge(String name, OutOfMemoryError cause) {
    return new AudioException(
        name,
        "takes more memory than the "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MiB that this program may have (java -Xmx)",
        cause);
  }
}
