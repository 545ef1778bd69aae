package io.github.voiceemotion.audio;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/** Says in a sentence why a native library of JavaCPP's could not be loaded, and what helps. */
public final class NativeLibrary {

  /** What helps where nothing can be unpacked, to end a sentence with. */
  public static final String OTHER_FOLDER =
      "; -Dorg.bytedeco.javacpp.cachedir=FOLDER, in EMOTION_JAVA_OPTIONS for the command, names"
          + " another";

  private NativeLibrary() {}

  /**
   * Returns why a library is not there: its jar is missing, or it cannot be unpacked and run.
   *
   * @param artifact its jar's name and package, such as {@code ffmpeg}
   * @param library one that the jar holds, such as {@code jniavutil}
   */
  public static String reason(String artifact, String library) {
    String file =
        "/org/bytedeco/"
            + artifact
            + "/"
            + Loader.getPlatform()
            + "/"
            + System.mapLibraryName(library);
    return Loader.class.getResource(file) == null
        ? "add org.bytedeco:"
            + artifact
            + " and org.bytedeco:javacpp with the classifier "
            + Loader.getPlatform()
        : whereToUnpack();
  }

  /**
   * Returns the folder into which native libraries, and files that they read, are unpacked.
   *
   * @throws IOException if no folder can be written to
   */
  public static Path cacheFolder() throws IOException {
    return Loader.getCacheDir().toPath();
  }

  private static String whereToUnpack() {
    try {
      return Loader.getCacheDir()
          + " is where it is unpacked, and must be writable and not mounted noexec"
          + OTHER_FOLDER;
    } catch (IOException e) {
      return "neither the user's folder nor that for temporary files can be written to, where it"
          + " would be unpacked"
          + OTHER_FOLDER;
    }
  }
}
