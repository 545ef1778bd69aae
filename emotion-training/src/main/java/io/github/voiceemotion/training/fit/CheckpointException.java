package io.github.voiceemotion.training.fit;

/** An interrupted run that cannot be gone on with; the message says why, and what to do. */
public class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says in one sentence why training cannot go on from it. */
  public CheckpointException(String message) {
    super(message);
  }

  /** Says in one sentence why training cannot go on from it, and from what that was seen. */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
