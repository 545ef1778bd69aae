package io.github.voiceemotion.cli;

import io.github.voiceemotion.history.DataFolder;
import io.github.voiceemotion.history.RecordingStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where recordings are kept. */
final class HistoryOption {

  /** Not an option: others can see a program's arguments. */
  private static final String PASSWORD = "EMOTION_JDBC_PASSWORD";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where recordings are kept (default: the user's data folder).")
  private Path data;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "Keep the rows in another database, such as jdbc:postgresql://host/emotion; its password "
              + "is taken from the variable "
              + PASSWORD)
  private String url;

  @Option(names = "--jdbc-user", paramLabel = "NAME", description = "The user of that database.")
  private String user;

  /**
   * Opens the store.
   *
   * @throws io.github.voiceemotion.history.HistoryException if that is not possible
   */
  RecordingStore open() {
    Path folder = data == null ? DataFolder.ofUser() : data;
    return url == null
        ? RecordingStore.open(folder)
        : RecordingStore.open(folder, url, user, System.getenv().getOrDefault(PASSWORD, ""));
  }
}
