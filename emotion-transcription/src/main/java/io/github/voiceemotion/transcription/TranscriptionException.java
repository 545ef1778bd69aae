package io.github.voiceemotion.transcription;

import java.util.Objects;

/**
 * Audio that was not transcribed.
 *
 * <p>The message is one sentence, {@code ENGINE: what is wrong}, fit to be shown. It never holds an
 * {@link ApiKey}.
 */
public class TranscriptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure it is, for programs that act on it. */
  public enum Reason {
    /** The engine took longer than the time limit. */
    TIMED_OUT,
    /** The work was given up: its thread was interrupted or the transcription closed. */
    CANCELLED,
    /** The engine needs a network and there is none, or the service cannot be reached. */
    OFFLINE,
    /** The service does not accept the key. */
    REFUSED,
    /** Too much is asked of the engine at the moment; it may work later. */
    BUSY,
    /** The model is missing, of another kind, or damaged. */
    MODEL,
    /** Anything else. */
    FAILED
  }

  private final Reason reason;

  /**
   * Creates the exception.
   *
   * @param engine the engine's name, with which the message starts
   * @param reason what kind of failure it is
   * @param problem what is wrong, naming the file or value
   */
  public TranscriptionException(String engine, Reason reason, String problem) {
    this(engine, reason, problem, null);
  }

  /** Creates the exception with the failure that led to it. */
  public TranscriptionException(String engine, Reason reason, String problem, Throwable cause) {
    super(engine + ": " + problem, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Returns what kind of failure it is. */
  public Reason reason() {
    return reason;
  }
}
