package io.github.voiceemotion.transcription.sphinx;

import java.util.List;

/**
 * What a search takes an utterance for.
 *
 * @param words in order, silence and noises left out
 * @param score log probability of the words and the sound together, comparable between searches of
 *     the same kind over as many frames
 */
record Hypothesis(List<TimedWord> words, float score) {

  Hypothesis {
    words = List.copyOf(words);
  }
}
