package io.github.voiceemotion.audio;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Tells by a file's name whether it may hold audio that {@link AudioDecoder} opens, for those who
 * look through folders. What is in a file decides when it is opened, not its name.
 */
public final class AudioFiles {

  /** What names of audio files end in, in lower case and without the dot, in alphabetical order. */
  public static final List<String> ENDINGS =
      List.of(
          "3gp", "aac", "aif", "aifc", "aiff", "amr", "au", "caf", "flac", "m4a", "m4b", "mka",
          "mkv", "mov", "mp2", "mp3", "mp4", "oga", "ogg", "opus", "spx", "w64", "wav", "wave",
          "webm", "wma");

  private AudioFiles() {}

  /**
   * Returns whether a name ends like one of an audio file. Names that begin with a dot do not
   * count: macOS leaves such files beside those that it copies.
   */
  public static boolean isNamedLikeAudio(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0
        && !name.startsWith(".")
        && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
