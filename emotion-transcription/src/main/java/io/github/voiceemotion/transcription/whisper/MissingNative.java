package io.github.voiceemotion.transcription.whisper;

/** Says in a sentence why whisper.cpp's native code could not be loaded, and what helps. */
final class MissingNative {

  private MissingNative() {}

  static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("libgomp")) {
      return "the system's library libgomp.so.1 is not there: install it (package libgomp1 on Debian"
          + " and Ubuntu, libgomp elsewhere)";
    }
    if (message.contains("libstdc++")) {
      return "the system's library libstdc++.so.6 is not there: install it (package libstdc++6 on"
          + " Debian and Ubuntu, libstdc++ elsewhere)";
    }
    if (message.contains("failed to map segment") || message.contains("temp directory")) {
      return System.getProperty("java.io.tmpdir")
          + " is where its native library is unpacked, and must be writable and not mounted noexec;"
          + " -Djava.io.tmpdir=FOLDER, in EMOTION_JAVA_OPTIONS for the command, names another";
    }
    return "its native library does not load on %s %s: %s"
        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), message);
  }
}
