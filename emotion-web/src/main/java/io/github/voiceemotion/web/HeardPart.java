package io.github.voiceemotion.web;

import io.github.voiceemotion.audio.AudioSelection;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * What of an upload a client asks to be heard: the parameters {@code channel} and {@code track}.
 *
 * @param selection of a track and a channel
 * @param eachChannel whether each channel is to be answered by itself, too
 */
record HeardPart(AudioSelection selection, boolean eachChannel) {

  private static final String EACH = "each";

  /**
   * Reads the parameters of a request.
   *
   * @throws Problem if there can be no such part
   */
  static HeardPart of(Context context) {
    String channel = context.queryParam("channel");
    String track = context.queryParam("track");
    AudioSelection selection = AudioSelection.ALL;
    if (track != null) {
      selection = selection.withTrack(number("track", track, "a number from 1 on"));
    }
    if (channel == null || channel.equals(EACH)) {
      return new HeardPart(selection, channel != null);
    }
    int index =
        switch (channel) {
          case "left" -> AudioSelection.LEFT;
          case "right" -> AudioSelection.RIGHT;
          default -> number("channel", channel, "left, right, each or a number from 1 on") - 1;
        };
    return new HeardPart(selection.withChannel(index), false);
  }

  private static int number(String name, String value, String expected) {
    if (!value.matches("[1-9]\\d?")) {
      throw new Problem(HttpStatus.BAD_REQUEST, name + " is not " + expected);
    }
    return Integer.parseInt(value);
  }

  /** Returns the same with one channel alone. */
  AudioSelection channel(int channel) {
    return selection.withChannel(channel);
  }
}
