package io.github.voiceemotion.transcription.sphinx;

import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is wrong with a file that the user chose. */
final class ModelFiles {

  private ModelFiles() {}

  static void checkReadable(String kind, Path file) {
    if (!Files.exists(file)) {
      throw unusable(kind, file, "does not exist", null);
    }
    if (Files.isDirectory(file)) {
      throw unusable(kind, file, "is a folder, expected a file", null);
    }
    if (!Files.isReadable(file)) {
      throw unusable(kind, file, "cannot be read", null);
    }
  }

  static TranscriptionException unusable(String kind, Path file, String problem, Throwable cause) {
    return new TranscriptionException(
        SphinxEngine.NAME, Reason.MODEL, "the " + kind + " " + file + " " + problem, cause);
  }

  /** Returns an error that Sphinx-4 reports a bad file with; any other goes on. */
  static Error sphinxError(Error error) {
    if (error.getClass() != Error.class) {
      throw error;
    }
    return error;
  }
}
