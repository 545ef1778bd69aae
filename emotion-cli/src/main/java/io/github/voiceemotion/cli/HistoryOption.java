package io.github.voiceemotion.cli;

import io.github.voiceemotion.history.DataFolder;
import io.github.voiceemotion.history.RecordingStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where recordings are kept. */
final class HistoryOption {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where recordings are kept (default: the user's data folder).")
  private Path data;

  /**
   * Opens the store.
   *
   * @throws io.github.voiceemotion.history.HistoryException if that is not possible
   */
  RecordingStore open() {
    return RecordingStore.open(data == null ? DataFolder.ofUser() : data);
  }
}
