package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {

  @Test
  void namesAJarThatIsMissing() {
    assertEquals(
        "add org.bytedeco:abacus and org.bytedeco:javacpp with the classifier "
            + Loader.getPlatform(),
        NativeLibrary.reason("abacus", "jniabacus"));
  }

  @Test
  void namesTheFolderOfALibraryWhoseJarIsThere() throws IOException {
    assertEquals(
        Loader.getCacheDir()
            + " is where it is unpacked, and must be writable and not mounted noexec;"
            + " -Dorg.bytedeco.javacpp.cachedir=FOLDER, in EMOTION_JAVA_OPTIONS for the command,"
            + " names another",
        NativeLibrary.reason("ffmpeg", "jniavutil"));
  }
}
