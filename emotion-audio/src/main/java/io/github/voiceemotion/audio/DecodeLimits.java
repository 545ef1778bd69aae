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
 * @param maxDuration duration of the decoded audio; a clip, which is held in memory, lasts {@link
 *     AudioDecoder#LONGEST_CLIP} at most
 * @param maxChannels number of channels, at least 1
 * @param maxTime processor's time that decoding may take, and as much again for each hour of audio
 *     that came out; waiting for the input or for other programs does not count
 */
public record DecodeLimits(long maxBytes, Duration maxDuration, int maxChannels, Duration maxTime) {

  /** 16 GiB, a day, 8 channels, 2 minutes: a day of CD audio fits. */
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(16L << 30, Duration.ofDays(1), 8, Duration.ofMinutes(2));

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
