package io.github.voiceemotion.training.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.voiceemotion.model.Provenance.Score;
import io.github.voiceemotion.training.evaluate.ConfusionMatrix;
import io.github.voiceemotion.training.evaluate.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Scores as {@code evaluate} writes them and {@code train} takes them into a model card. */
public final class ScoreFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ScoreFile() {}

  /**
   * Returns the mean of some runs.
   *
   * @param all of them as one, for the confusion matrix and the calibration error
   */
  public static Score score(String protocol, List<Evaluation> runs, Evaluation all) {
    ConfusionMatrix confusion = all.confusion();
    return new Score(
        protocol,
        confusion.total(),
        mean(runs, run -> run.confusion().uar()),
        mean(runs, run -> run.confusion().accuracy()),
        mean(runs, run -> run.confusion().macroF1()),
        all.calibration().expected(),
        confusion.counts());
  }

  private static double mean(List<Evaluation> runs, ToDoubleFunction<Evaluation> score) {
    return runs.stream().mapToDouble(score).average().orElseThrow();
  }

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
