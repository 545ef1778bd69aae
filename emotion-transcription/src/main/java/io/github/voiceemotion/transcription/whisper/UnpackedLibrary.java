package io.github.voiceemotion.transcription.whisper;

import java.io.File;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The folder that the binding unpacks its native library into after this was made. The binding has
 * its files deleted when the program ends and leaves the folder, one for each start.
 */
final class UnpackedLibrary {

  private final Set<File> before = folders();

  private static Set<File> folders() {
    File[] folders =
        new File(System.getProperty("java.io.tmpdir"))
            .listFiles((parent, name) -> name.startsWith("whisper-jni-"));
    return folders == null ? Set.of() : new HashSet<>(Arrays.asList(folders));
  }

  /** Has what was unpacked since then, with its folder, deleted at the end of the program. */
  void deleteAtExit() {
    Set<File> unpacked = folders();
    unpacked.removeAll(before);
    if (!unpacked.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> unpacked.forEach(this::delete)));
    }
  }

  /** Windows keeps a library that is loaded, and so its folder. */
  private void delete(File folder) {
    File[] files = folder.listFiles();
    if (files != null) {
      for (File file : files) {
        file.delete();
      }
    }
    folder.delete();
  }
}
