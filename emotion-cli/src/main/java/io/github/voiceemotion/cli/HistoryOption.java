package io.github.voiceemotion.cli;

import io.github.voiceemotion.history.DataFolder;
import io.github.voiceemotion.history.RecordingStore;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where recordings are kept. */
final class HistoryOption {

  /** Not an option: others can see a program's arguments. */
  private static final String PASSWORD = "EMOTION_JDBC_PASSWORD";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where recordings are kept (default: the user's data folder).")
  private Path data;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "Keep the rows in another database, such as%njdbc:postgresql://host/emotion; its password"
              + " is taken from the variable "
              + PASSWORD)
  private String url;

  @Option(names = "--jdbc-user", paramLabel = "NAME", description = "The user of that database.")
  private String user;

  /** Returns the folder, if one is named. */
  Optional<Path> folder() {
    return Optional.ofNullable(data);
  }

  /** Returns whether it is said where recordings are kept. */
  boolean isGiven() {
    return data != null || url != null;
  }

  /**
   * Opens the store.
   *
   * @throws ParameterException if the options do not go together
   * @throws io.github.voiceemotion.history.HistoryException if that is not possible
   */
  RecordingStore open() {
    if (user != null && url == null) {
      throw new ParameterException(
          spec.commandLine(), "--jdbc-user is the user of --jdbc-url, and goes with it");
    }
    Path folder = data == null ? DataFolder.ofUser() : data;
    return url == null
        ? RecordingStore.open(folder)
        : RecordingStore.open(folder, url, user, System.getenv().getOrDefault(PASSWORD, ""));
  }
}
