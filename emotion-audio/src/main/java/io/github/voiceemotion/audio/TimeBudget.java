package io.github.voiceemotion.audio;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The work that decoding one input may take: the processor's time inside the decoder, so that
 * neither a busy machine counts, nor waiting for the input, nor whoever reads the stream between
 * two blocks. Each hour of audio that came out allows for as much again.
 */
final class TimeBudget {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double SECONDS_PER_HOUR = 3600;

  private final String name;
  private final Duration limit;
  private double hours;
  private long spentNanos;
  private long resumedAt = now();
  private boolean running = true;

  TimeBudget(String name, Duration limit) {
    this.name = name;
    this.limit = limit;
  }

  void resume() {
    resumedAt = now();
    running = true;
  }

  void pause() {
    spentNanos = spent();
    running = false;
  }

  /** Tells how much audio has come out so far. */
  void delivered(double seconds) {
    hours = seconds / SECONDS_PER_HOUR;
  }

  void check() {
    if (spent() > limit.toNanos() * (1 + hours)) {
      throw new AudioException(
          name, "decoding takes longer than the limit of " + limit.toMillis() / 1000.0 + " s");
    }
  }

  private long spent() {
    return running ? spentNanos + now() - resumedAt : spentNanos;
  }

  /** Virtual threads and some machines do not tell the processor's time. */
  private static long now() {
    if (THREADS.isCurrentThreadCpuTimeSupported()) {
      try {
        long time = THREADS.getCurrentThreadCpuTime();
        if (time >= 0) {
          return time;
        }
      } catch (UnsupportedOperationException e) {
        return System.nanoTime();
      }
    }
    return System.nanoTime();
  }
}
