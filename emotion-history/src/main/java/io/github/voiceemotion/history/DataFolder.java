package io.github.voiceemotion.history;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the user's data lies, by the custom of each operating system. */
public final class DataFolder {

  private static final String NAME = "voice-emotion";

  private DataFolder() {}

  /** Returns the data folder of the user that runs this process. It need not exist yet. */
  public static Path ofUser() {
    return of(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /**
   * Returns the data folder of a user: {@code %APPDATA%\voice-emotion} on Windows, {@code
   * ~/Library/Application Support/voice-emotion} on macOS, otherwise {@code
   * $XDG_DATA_HOME/voice-emotion} with {@code ~/.local/share} for an unset, empty or relative
   * variable (XDG Base Directory Specification 0.8).
   *
   * @param environment variables by name
   * @param osName as in the system property {@code os.name}
   * @param home the user's home folder
   */
  public static Path of(Map<String, String> environment, String osName, Path home) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return absolute(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"))
          .resolve(NAME);
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    return absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"))
        .resolve(NAME);
  }

  private static Path absolute(String folder, Path otherwise) {
    if (folder == null || folder.isEmpty()) {
      return otherwise;
    }
    Path path = Path.of(folder);
    return path.isAbsolute() ? path : otherwise;
  }
}
