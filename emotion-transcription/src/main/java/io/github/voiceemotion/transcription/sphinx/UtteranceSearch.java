package io.github.voiceemotion.transcription.sphinx;

import java.util.List;

/** Finds the words of an utterance. Not thread-safe. */
interface UtteranceSearch {

  /**
   * Returns the likeliest words in order, silence and noises left out.
   *
   * @param frames feature vectors of {@link FrontEnd}
   * @throws InterruptedException if the thread is interrupted
   */
  List<TimedWord> decode(List<float[]> frames) throws InterruptedException;
}
