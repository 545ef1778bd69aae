package io.github.voiceemotion.history;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The audio of a recording.
 *
 * @param file where it lies, not to be changed; gone once the recording is deleted
 * @param length in bytes
 * @param mediaType such as {@code audio/wav}
 */
public record StoredAudio(Path file, long length, String mediaType) {

  /** Opens the audio for reading, at its start. The caller closes the channel. */
  public SeekableByteChannel open() throws IOException {
    return Files.newByteChannel(file);
  }
}
