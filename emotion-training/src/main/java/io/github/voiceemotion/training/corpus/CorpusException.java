package io.github.voiceemotion.training.corpus;

import java.nio.file.Path;

/**
 * A corpus that cannot be used: its folder is missing, cannot be read, or holds none of its files.
 *
 * <p>The message is one sentence, {@code FOLDER: reason}.
 */
public class CorpusException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CorpusException(Path folder, String reason) {
    super(folder + ": " + reason);
  }

  CorpusException(Path folder, String reason, Throwable cause) {
    super(folder + ": " + reason, cause);
  }
}
