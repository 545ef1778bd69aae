package io.github.voiceemotion.transcription.sphinx;

import java.util.List;

/** Finds the words of an utterance. Not thread-safe. */
interface UtteranceSearch {

  /**
   * Returns the likeliest words.
   *
   * @param frames feature vectors of {@link FrontEnd}
   * @throws InterruptedException if the thread is interrupted
   */
  Hypothesis decode(List<float[]> frames) throws InterruptedException;
}
