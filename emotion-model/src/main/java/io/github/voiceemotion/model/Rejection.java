package io.github.voiceemotion.model;

/** Why a prediction should not be relied on. */
public enum Rejection {
  /** The audio holds no speech: silence, noise or a tone. */
  NO_SPEECH("no-speech");

  private final String label;

  Rejection(String label) {
    this.label = label;
  }

  /** Returns the name as it stands in JSON and on screens, such as {@code no-speech}. */
  public String label() {
    return label;
  }
}
