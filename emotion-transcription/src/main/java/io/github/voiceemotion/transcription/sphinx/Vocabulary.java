package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.linguist.WordSequence;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words that both the dictionary and the language model know, by number, and how likely one is
 * after two others.
 */
final class Vocabulary {

  /** The word before the first one. */
  static final int START = 0;

  /** The word after the last one. */
  static final int END = 1;

  /** Stands for no word, where the history is shorter. */
  static final int NONE = -1;

  /** Beyond this many, remembered probabilities are forgotten: some 30 MB. */
  private static final int MAX_REMEMBERED = 1 << 20;

  private final LanguageModel language;
  private final Word[] words;
  private final LongFloatMap remembered = new LongFloatMap();

  Vocabulary(Dictionary dictionary, LanguageModel language) {
    this.language = language;
    List<Word> known = new ArrayList<>();
    known.add(dictionary.getSentenceStartWord());
    known.add(dictionary.getSentenceEndWord());
    language.getVocabulary().stream()
        .sorted()
        .map(dictionary::getWord)
        .filter(word -> word != null && !word.isFiller())
        .forEach(known::add);
    words = known.toArray(Word[]::new);
  }

  int size() {
    return words.length;
  }

  String spelling(int word) {
    return words[word].getSpelling();
  }

  /** Returns all ways to say all words, without the two that stand for the ends of a sentence. */
  List<LexicalTree.Pronunciation> pronunciations(TriphoneModel acoustics) {
    List<LexicalTree.Pronunciation> all = new ArrayList<>();
    for (int word = END + 1; word < words.length; word++) {
      for (var pronunciation : words[word].getPronunciations()) {
        int[] phones =
            Arrays.stream(pronunciation.getUnits())
                .map(Unit::getName)
                .mapToInt(acoustics::phone)
                .toArray();
        all.add(new LexicalTree.Pronunciation(word, phones));
      }
    }
    return all;
  }

  /** Returns the log probability of a word by itself. */
  float probability(int word) {
    return language.getProbability(new WordSequence(words[word]));
  }

  /** Returns the log probability of a word after two others, the nearer one last. */
  float probability(int second, int first, int word) {
    long key = ((long) (second + 1) << 42) | ((long) (first + 1) << 21) | word;
    float known = remembered.get(key);
    if (!Float.isNaN(known)) {
      return known;
    }
    if (remembered.size() == MAX_REMEMBERED) {
      remembered.clear();
    }
    int depth = language.getMaxDepth();
    WordSequence sequence =
        second == NONE || depth < 3
            ? depth < 2
                ? new WordSequence(words[word])
                : new WordSequence(words[first], words[word])
            : new WordSequence(words[second], words[first], words[word]);
    float probability = language.getProbability(sequence);
    remembered.put(key, probability);
    return probability;
  }
}
