package io.github.voiceemotion.training.train;

/** An interrupted run that cannot be gone on with; the message says why, and what to do. */
public class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CheckpointException(String message) {
    super(message);
  }

  CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
