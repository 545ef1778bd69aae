package io.github.voiceemotion.history;

import io.github.voiceemotion.model.Emotion;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which recordings of an owner to list.
 *
 * @param owner whose; there is no query across owners
 * @param emotion only recordings whose most probable emotion is this, rejected ones included
 * @param from only recordings stored at this time or later
 * @param to only recordings stored before this time
 * @param size how many at most, 1 to {@value #MAX_SIZE}
 * @param offset how many to pass over, newest first
 */
public record RecordingQuery(
    String owner,
    Optional<Emotion> emotion,
    Optional<Instant> from,
    Optional<Instant> to,
    int size,
    int offset) {

  /** The most recordings of one list. */
  public static final int MAX_SIZE = 1000;

  private static final int DEFAULT_SIZE = 50;

  public RecordingQuery {
    Names.check("owner", owner);
    Objects.requireNonNull(emotion, "emotion");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("size is " + size + ", expected 1 to " + MAX_SIZE);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", expected at least 0");
    }
  }

  /** Returns the query of an owner's newest fifty. */
  public static RecordingQuery newest(String owner) {
    return new RecordingQuery(
        owner, Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_SIZE, 0);
  }
}
