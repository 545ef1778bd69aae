package io.github.voiceemotion.features;

/** The five kinds of features. Each feature belongs to one; see {@link FeatureSet#group(int)}. */
public enum FeatureGroup {
  /** Mel-frequency cepstral coefficients and their derivatives: the timbre. */
  MFCC("MFCC", 0, 66),
  /** Contrast, centroid, roll-off and other measures of the spectrum's shape. */
  SPECTRAL("Spectral", 78, 96),
  /** Energy by pitch class. */
  CHROMA("Chroma", 66, 78),
  /** Level, zero crossings, onsets and the rates at which the sound is modulated. */
  ENERGY_AND_RHYTHM("Energy and rhythm", 96, 104),
  /** Pitch, harmonicity, perturbation, formants and the voice's spectral balance. */
  VOICE("Voice", 104, 120);

  private final String label;
  private final int firstIndex;
  private final int endIndex;

  FeatureGroup(String label, int firstIndex, int endIndex) {
    this.label = label;
    this.firstIndex = firstIndex;
    this.endIndex = endIndex;
  }

  /** Returns the name to show to people. */
  public String label() {
    return label;
  }

  /** Returns the index of the group's first feature. */
  public int firstIndex() {
    return firstIndex;
  }

  /** Returns the index after the group's last feature. */
  public int endIndex() {
    return endIndex;
  }

  /** Returns the number of features of the group. */
  public int size() {
    return endIndex - firstIndex;
  }

  /** Returns whether the feature of this index belongs to the group. */
  public boolean contains(int index) {
    return index >= firstIndex && index < endIndex;
  }
}
