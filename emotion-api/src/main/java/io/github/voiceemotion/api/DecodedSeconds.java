package io.github.voiceemotion.api;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * How many seconds of decoded audio may be in memory at once, whatever the number of threads.
 *
 * <p>A short recording needs no leave. Whoever finds that one is longer takes leave for a whole
 * part once, so that nobody who waits holds any.
 */
final class DecodedSeconds {

  /** Of three parts; a part takes some 100 MB while it is worked on. */
  private static final int AT_ONCE = 3 * RecordingParts.LONGEST_SECONDS;

  private final Semaphore seconds = new Semaphore(AT_ONCE);

  void take(int count) {
    try {
      seconds.acquire(count);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for memory");
    }
  }

  void giveBack(int count) {
    seconds.release(count);
  }
}
