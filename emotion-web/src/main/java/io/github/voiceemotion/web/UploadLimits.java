package io.github.voiceemotion.web;

import io.github.voiceemotion.audio.DecodeLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * What an upload may cost.
 *
 * @param maxBytes of a request's body
 * @param maxDuration of the audio of a prediction; a timeline may have {@code maxTimeline}
 * @param maxTimeline of the audio of a timeline
 * @param maxTime for the body to arrive, and for its audio to be decoded
 */
public record UploadLimits(
    long maxBytes, Duration maxDuration, Duration maxTimeline, Duration maxTime) {

  /** 256 MiB, 10 minutes, 3 hours, one minute. */
  public static final UploadLimits DEFAULT =
      new UploadLimits(
          256L << 20, Duration.ofMinutes(10), Duration.ofHours(3), Duration.ofMinutes(1));

  private static final int MOST_CHANNELS = 8;

  public UploadLimits {
    Objects.requireNonNull(maxDuration, "maxDuration");
    Objects.requireNonNull(maxTimeline, "maxTimeline");
    Objects.requireNonNull(maxTime, "maxTime");
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes + ", expected at least 1");
    }
  }

  DecodeLimits ofPrediction() {
    return new DecodeLimits(maxBytes, maxDuration, MOST_CHANNELS, maxTime);
  }

  DecodeLimits ofTimeline() {
    return new DecodeLimits(maxBytes, maxTimeline, MOST_CHANNELS, maxTime);
  }
}
