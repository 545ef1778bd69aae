package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioSelection;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say which channel and which track of a file is heard. */
final class AudioPartOption {

  private static final int EACH = -1;

  @Option(
      names = "--channel",
      paramLabel = "SIDE",
      converter = Side.class,
      description =
          "Hear one channel only: left, right or its number; or each by itself, for calls with a "
              + "speaker a side.")
  private Integer channel;

  @Option(
      names = "--track",
      paramLabel = "N",
      description = "Hear the Nth audio track of files that have several.")
  private Integer track;

  /** Reads the side as people call it. */
  static final class Side implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (value.equals("each")) {
        return EACH;
      }
      if (value.equals("left") || value.equals("right")) {
        return value.equals("left") ? AudioSelection.LEFT : AudioSelection.RIGHT;
      }
      if (value.matches("[1-9]\\d?")) {
        return Integer.parseInt(value) - 1;
      }
      throw new TypeConversionException(
          "'" + value + "', expected left, right, each, or the number of a channel");
    }
  }

  /** Returns whether each channel is to be heard by itself. */
  boolean isEachChannel() {
    return channel != null && channel == EACH;
  }

  boolean isTrackChosen() {
    return track != null;
  }

  /**
   * Returns what to hear of a file.
   *
   * @throws IllegalArgumentException if there can be no such track
   */
  AudioSelection selection() {
    AudioSelection part = AudioSelection.ALL;
    if (track != null) {
      part = part.withTrack(track);
    }
    return channel == null || isEachChannel() ? part : part.withChannel(channel);
  }

  /** Returns what a channel is called, of a number of them. */
  static String name(int channel, int of) {
    if (of == 2) {
      return channel == AudioSelection.LEFT ? "left" : "right";
    }
    return "channel " + (channel + 1);
  }
}
