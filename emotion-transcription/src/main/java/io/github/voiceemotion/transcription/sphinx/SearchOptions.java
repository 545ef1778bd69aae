package io.github.voiceemotion.transcription.sphinx;

/**
 * How wide the search looks and what weighs how much. Probabilities are plain, not logarithms.
 *
 * @param beam tokens less likely than the best one by this factor are given up
 * @param wordBeam the same for ends of words
 * @param maxTokens the most tokens kept from one frame to the next
 * @param maxWordEnds the most ends of words kept in a frame
 * @param languageWeight the language model's probabilities are raised to this power, since acoustic
 *     ones differ far more
 * @param wordInsertion a factor for each word: the lower, the fewer and longer words
 * @param silenceInsertion a factor for each silence
 * @param noiseInsertion a factor for each noise, such as breath
 * @param history words before the present one by which tokens in the same place are told apart, 0
 *     to 2
 */
record SearchOptions(
    double beam,
    double wordBeam,
    int maxTokens,
    int maxWordEnds,
    float languageWeight,
    double wordInsertion,
    double silenceInsertion,
    double noiseInsertion,
    int history) {

  /** More tokens take longer and find nothing more. */
  static final SearchOptions THOROUGH =
      new SearchOptions(1e-50, 1e-40, 3_000, 100, 8, 0.1, 0.1, 0.01, 2);

  /** Enough to tell how well a voice is heard. */
  static final SearchOptions HURRIED =
      new SearchOptions(1e-50, 1e-40, 600, 100, 8, 0.1, 0.1, 0.01, 2);
}
