package io.github.voiceemotion.training.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.voiceemotion.model.Provenance.Score;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Scores as JSON: what an evaluation measured, kept for the card of a model that is trained later.
 */
public final class ScoreFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ScoreFile() {}

  /** Writes a score in place of what the file holds. */
  public static void write(Score score, Path file) throws IOException {
    JSON.writeValue(file.toFile(), List.of(score));
  }

  /**
   * Reads scores.
   *
   * @throws UncheckedIOException if the file is missing or holds something else
   */
  public static List<Score> read(Path file) {
    try {
      return List.of(JSON.readValue(file.toFile(), Score[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read: " + e.getMessage(), e);
    }
  }
}
