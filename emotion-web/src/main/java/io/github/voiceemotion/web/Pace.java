package io.github.voiceemotion.web;

import java.time.Duration;
import java.util.Objects;

/**
 * How long the service waits for its clients, and for its own next round.
 *
 * @param idle for the head of a request, for the next byte of a body, for a client to go on reading
 *     its answer, and for the next audio of a live stream
 * @param slowestReader bytes a second of a download; a client that takes them more slowly loses it
 * @param untilNextRound from one deletion of what is too old or too much to the next
 */
record Pace(Duration idle, long slowestReader, Duration untilNextRound) {

  /** 30 seconds, 16 KiB a second, an hour. */
  static final Pace DEFAULT = new Pace(Duration.ofSeconds(30), 16 << 10, Duration.ofHours(1));

  Pace {
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(untilNextRound, "untilNextRound");
    if (slowestReader < 1) {
      throw new IllegalArgumentException(
          "slowestReader is " + slowestReader + ", expected at least 1");
    }
  }

  /** Returns how long a client may take to read an answer. */
  Duration toRead(long bytes) {
    return idle.plus(Duration.ofSeconds(bytes / slowestReader));
  }
}
