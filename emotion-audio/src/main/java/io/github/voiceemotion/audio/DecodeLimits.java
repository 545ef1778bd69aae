package io.github.voiceemotion.audio;

import java.time.Duration;
import java.util.Objects;

/**
 * How much somebody else's audio may cost.
 *
 * <p>What exceeds a limit is refused with an {@link AudioException} that names the value and the
 * limit.
 *
 * @param maxBytes size of the encoded audio
 * @param maxDuration duration of the decoded audio; an hour takes 230 MB as a clip, and twice that
 *     for as long as it is being collected
 * @param maxChannels number of channels, at least 1
 * @param maxTime time that decoding may take, waiting for the input included
 */
public record DecodeLimits(long maxBytes, Duration maxDuration, int maxChannels, Duration maxTime) {

  /** 512 MiB, 3 hours, 8 channels, 2 minutes. */
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(512L << 20, Duration.ofHours(3), 8, Duration.ofMinutes(2));

  public DecodeLimits {
    Objects.requireNonNull(maxDuration, "maxDuration");
    Objects.requireNonNull(maxTime, "maxTime");
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes + ", expected at least 1");
    }
    if (maxDuration.isNegative() || maxDuration.isZero()) {
      throw new IllegalArgumentException(
          "maxDuration is " + maxDuration + ", expected more than 0");
    }
    if (maxChannels < 1) {
      throw new IllegalArgumentException("maxChannels is " + maxChannels + ", expected at least 1");
    }
    if (maxTime.isNegative() || maxTime.isZero()) {
      throw new IllegalArgumentException("maxTime is " + maxTime + ", expected more than 0");
    }
  }

  void checkChannels(String name, int channels) {
    if (channels < 1) {
      throw new AudioException(name, "has no channels");
    }
    if (channels > maxChannels) {
      throw new AudioException(name, "has " + channels + " channels, the limit is " + maxChannels);
    }
  }
}
