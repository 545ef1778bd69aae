package io.github.voiceemotion.spark;

/** In which form {@link EmotionFrames#features} gives a window of speech. */
public enum FeatureKind {
  /** The 120 features of each of 174 frames, an array of arrays of floats. */
  MATRIX,
  /**
   * What does not say when: statistics of the 120 features over the frames, and the means of the
   * speech encoder's layers. An array of floats each; the encoder's is null for the light model.
   */
  STATISTICS
}
