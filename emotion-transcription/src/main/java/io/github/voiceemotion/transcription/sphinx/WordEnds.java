package io.github.voiceemotion.transcription.sphinx;

/** The ends of words that a search came by, each with the one before it on its path. */
final class WordEnds {

  /** Stands for the word of silence and noises. */
  static final int FILLER = -1;

  /** Stands for the end before the first one. */
  static final int NOTHING = -1;

  private final IntList word = new IntList();
  private final IntList before = new IntList();
  private final IntList frame = new IntList();
  private final IntList first = new IntList();
  private final IntList second = new IntList();
  private final FloatList score = new FloatList();

  void clear() {
    word.clear();
    before.clear();
    frame.clear();
    first.clear();
    second.clear();
    score.clear();
  }

  /** Adds an end and returns its number. */
  int add(int newWord, int newBefore, int newFrame, float newScore) {
    if (newBefore == NOTHING) {
      first.add(Vocabulary.START);
      second.add(Vocabulary.NONE);
    } else if (newWord == FILLER) {
      first.add(first.get(newBefore));
      second.add(second.get(newBefore));
    } else {
      first.add(newWord);
      second.add(first.get(newBefore));
    }
    word.add(newWord);
    before.add(newBefore);
    frame.add(newFrame);
    score.add(newScore);
    return word.size() - 1;
  }

  int word(int end) {
    return word.get(end);
  }

  int before(int end) {
    return before.get(end);
  }

  int frame(int end) {
    return frame.get(end);
  }

  float score(int end) {
    return score.get(end);
  }

  /** Returns the last word up to an end. */
  int first(int end) {
    return first.get(end);
  }

  /** Returns the last word but one up to an end, or {@link Vocabulary#NONE}. */
  int second(int end) {
    return second.get(end);
  }

  /** Returns the likeliest end at a frame if the sentence ends there, or {@link #NOTHING}. */
  int bestAt(int lastFrame, Vocabulary vocabulary, float languageWeight) {
    int best = NOTHING;
    float bestScore = Float.NEGATIVE_INFINITY;
    for (int end = word.size() - 1; end >= 0 && frame.get(end) == lastFrame; end--) {
      float score = whole(end, vocabulary, languageWeight);
      if (score > bestScore) {
        bestScore = score;
        best = end;
      }
    }
    return best;
  }

  /** Returns the score of the sentence that ends here. */
  float whole(int end, Vocabulary vocabulary, float languageWeight) {
    return score.get(end)
        + vocabulary.probability(second.get(end), first.get(end), Vocabulary.END) * languageWeight;
  }
}
