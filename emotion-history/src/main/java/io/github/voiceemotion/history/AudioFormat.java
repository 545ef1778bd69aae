package io.github.voiceemotion.history;

import java.util.Locale;
import java.util.Map;

/** The extensions under which audio is stored, and their media types. */
final class AudioFormat {

  static final String WAV = "wav";

  private static final String UNKNOWN = "bin";
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry(WAV, "audio/wav"),
          Map.entry("wave", "audio/wav"),
          Map.entry("w64", "audio/x-w64"),
          Map.entry("flac", "audio/flac"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp2", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("oga", "audio/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("spx", "audio/ogg"),
          Map.entry("webm", "audio/webm"),
          Map.entry("mka", "audio/x-matroska"),
          Map.entry("mkv", "video/x-matroska"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("m4b", "audio/mp4"),
          Map.entry("mp4", "audio/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("3gp", "audio/3gpp"),
          Map.entry("amr", "audio/amr"),
          Map.entry("wma", "audio/x-ms-wma"),
          Map.entry("au", "audio/basic"),
          Map.entry("caf", "audio/x-caf"),
          Map.entry("aac", "audio/aac"),
          Map.entry("aif", "audio/aiff"),
          Map.entry("aifc", "audio/aiff"),
          Map.entry("aiff", "audio/aiff"));

  private AudioFormat() {}

  /**
   * Returns the extension to store under: what a client says only chooses among the known ones, so
   * that nothing of its making gets into a path.
   */
  static String extension(String said) {
    String extension = said.toLowerCase(Locale.ROOT);
    return MEDIA_TYPES.containsKey(extension) ? extension : UNKNOWN;
  }

  static String mediaType(String extension) {
    return MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
  }
}
