package io.github.voiceemotion.audio;

import java.util.OptionalInt;

/**
 * Which part of a file is heard, where it holds several people or languages apart from each other.
 *
 * <pre>{@code
 * AudioSelection caller = AudioSelection.ALL.withChannel(AudioSelection.LEFT);
 * AudioClip clip = new AudioDecoder(DecodeLimits.DEFAULT, caller).decode(Path.of("call.wav"));
 * }</pre>
 *
 * @param track number of the audio track, from 1 on; empty for the one that the file itself, or
 *     failing that its order, puts first
 * @param channel number of the channel, from 0 on; empty for all of them, mixed
 */
public record AudioSelection(OptionalInt track, OptionalInt channel) {

  /** The left channel of two. */
  public static final int LEFT = 0;

  /** The right channel of two. */
  public static final int RIGHT = 1;

  /** The first track, all its channels mixed. */
  public static final AudioSelection ALL =
      new AudioSelection(OptionalInt.empty(), OptionalInt.empty());

  public AudioSelection {
    if (track.isPresent() && track.getAsInt() < 1) {
      throw new IllegalArgumentException("track is " + track.getAsInt() + ", expected at least 1");
    }
    if (channel.isPresent() && channel.getAsInt() < 0) {
      throw new IllegalArgumentException(
          "channel is " + channel.getAsInt() + ", expected at least 0");
    }
  }

  /** Returns the same with one channel alone. */
  public AudioSelection withChannel(int other) {
    return new AudioSelection(track, OptionalInt.of(other));
  }

  /** Returns the same of another track. */
  public AudioSelection withTrack(int other) {
    return new AudioSelection(OptionalInt.of(other), channel);
  }
}
