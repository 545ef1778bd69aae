package io.github.voiceemotion.model.encoder;

/** The weights of a speech encoder cannot be read; the message says why. */
public final class EncoderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EncoderException(String message) {
    super(message);
  }

  EncoderException(String message, Throwable cause) {
    super(message, cause);
  }
}
