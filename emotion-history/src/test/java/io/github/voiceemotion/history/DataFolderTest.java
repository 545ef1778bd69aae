package io.github.voiceemotion.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {

  private static final Path HOME = Path.of("/home/ada");

  @Test
  void followsXdgOnLinux() {
    assertEquals(
        Path.of("/data/ada/voice-emotion"),
        DataFolder.of(Map.of("XDG_DATA_HOME", "/data/ada"), "Linux", HOME));
  }

  @Test
  void liesInTheHomeFolderWithoutXdg() {
    Path expected = Path.of("/home/ada/.local/share/voice-emotion");
    assertEquals(expected, DataFolder.of(Map.of(), "Linux", HOME));
    assertEquals(expected, DataFolder.of(Map.of("XDG_DATA_HOME", ""), "FreeBSD", HOME));
  }

  @Test
  void passesOverARelativeXdgFolder() {
    assertEquals(
        Path.of("/home/ada/.local/share/voice-emotion"),
        DataFolder.of(Map.of("XDG_DATA_HOME", "data"), "Linux", HOME));
  }

  @Test
  void liesInApplicationSupportOnMacOs() {
    assertEquals(
        Path.of("/home/ada/Library/Application Support/voice-emotion"),
        DataFolder.of(Map.of("XDG_DATA_HOME", "/data"), "Mac OS X", HOME));
  }

  @Test
  void followsAppDataOnWindows() {
    assertEquals(
        Path.of("/roaming/voice-emotion"),
        DataFolder.of(Map.of("APPDATA", "/roaming"), "Windows 11", HOME));
    assertEquals(
        Path.of("/home/ada/AppData/Roaming/voice-emotion"),
        DataFolder.of(Map.of(), "Windows 11", HOME));
  }
}
