package io.github.voiceemotion.audio;

import java.time.Duration;

/**
 * The time that decoding one input may take: only the time inside the decoder counts, not that of
 * whoever reads the stream between two blocks.
 */
final class TimeBudget {

  private final String name;
  private final Duration limit;
  private long spentNanos;
  private long resumedAt = System.nanoTime();
  private boolean running = true;

  TimeBudget(String name, Duration limit) {
    this.name = name;
    this.limit = limit;
  }

  void resume() {
    resumedAt = System.nanoTime();
    running = true;
  }

  void pause() {
    spentNanos = spent();
    running = false;
  }

  void check() {
    if (spent() > limit.toNanos()) {
      throw new AudioException(
          name, "decoding takes longer than the limit of " + limit.toMillis() / 1000.0 + " s");
    }
  }

  private long spent() {
    return running ? spentNanos + System.nanoTime() - resumedAt : spentNanos;
  }
}
