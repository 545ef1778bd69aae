package io.github.voiceemotion.model;

/** Why a prediction should not be relied on. */
public enum Rejection {
  /** The audio holds no speech: silence, noise or a tone. */
  NO_SPEECH("no-speech"),
  /** There is speech, but too little of it to tell. */
  TOO_SHORT("too-short"),
  /** The speech is so quiet that it is mostly the recording's own noise. */
  TOO_QUIET("too-quiet"),
  /** The recording was turned up so far that the speech is cut off at full scale. */
  CLIPPED("clipped"),
  /** No emotion is probable enough. */
  UNSURE("unsure");

  private final String label;

  Rejection(String label) {
    this.label = label;
  }

  /** Returns the name as it stands in JSON and on screens, such as {@code no-speech}. */
  public String label() {
    return label;
  }
}
