package io.github.voiceemotion.features;

/** The 120 features: their order and their names. */
public final class FeatureSet {

  /** The number of features of a frame. */
  public static final int SIZE = 120;

  private FeatureSet() {}
}
