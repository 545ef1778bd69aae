package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.Prediction;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one of many files: a prediction, or why there is none.
 *
 * @param file as it was given
 * @param prediction empty if the file could not be read
 * @param failure why it could not be read, empty otherwise
 */
public record FileResult(
    Path file, Optional<Prediction> prediction, Optional<AudioException> failure) {

  public FileResult {
    Objects.requireNonNull(file, "file");
    if (prediction.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException(
          "expected either a prediction or a failure of " + file + ", got both or neither");
    }
  }
}
