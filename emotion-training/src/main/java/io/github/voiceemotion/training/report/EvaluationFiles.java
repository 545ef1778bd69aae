package io.github.voiceemotion.training.report;

import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.PredictionTable;
import io.github.voiceemotion.training.evaluate.RecallTable;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what an evaluation found: each prediction, recall for each corpus, the confusion matrix
 * and charts.
 */
public final class EvaluationFiles {

  /** The names of all that is written. */
  public static final List<String> NAMES =
      List.of(
          "predictions.csv",
          "recall.csv",
          "confusion_matrix.csv",
          ConfusionChart.FILE_NAME,
          "reliability.png");

  private EvaluationFiles() {}

  /**
   * @param scored the test parts of all runs
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public static void write(String protocol, List<ScoredUtterance> scored, Path folder, long seed) {
    Evaluation all = Evaluation.of(protocol, scored, seed);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("predictions.csv"), PredictionTable.toCsv(scored));
      Files.writeString(folder.resolve("recall.csv"), RecallTable.of(scored).toCsv());
      Files.writeString(folder.resolve("confusion_matrix.csv"), all.confusion().toCsv());
      ConfusionChart.write(all, folder.resolve(ConfusionChart.FILE_NAME));
      ReliabilityChart.write(all, folder.resolve("reliability.png"));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " could not be written: " + e.getMessage(), e);
    }
  }
}
