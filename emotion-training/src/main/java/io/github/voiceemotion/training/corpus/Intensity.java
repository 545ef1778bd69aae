package io.github.voiceemotion.training.corpus;

/** How strongly the speaker was asked to show the emotion. */
public enum Intensity {
  /** The corpus does not say. */
  UNSPECIFIED,
  LOW,
  NORMAL,
  STRONG
}
