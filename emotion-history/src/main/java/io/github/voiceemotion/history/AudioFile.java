package io.github.voiceemotion.history;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of a recording's audio, by name.
 *
 * @param id the recording's
 * @param extension one of {@link AudioFormat}
 */
record AudioFile(String id, String extension) {

  private static final Pattern NAME = Pattern.compile("([0-9a-f-]{36})\\.([a-z0-9]{1,10})");

  /** Returns the file of a name; empty if it is no recording's. */
  static Optional<AudioFile> of(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new AudioFile(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  String name() {
    return id + "." + extension;
  }
}
