package io.github.voiceemotion.training.report;

import io.github.voiceemotion.training.fit.TrainedNetwork;
import io.github.voiceemotion.training.fit.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws the history of each network of a model once its training is over: {@code
 * training_history.png}, {@code training_history_2.png} and so on.
 *
 * @param folder to write to; made if missing
 */
public record HistoryCharts(Path folder) implements TrainingListener {

  /**
   * Writes the chart of a network.
   *
   * @throws UncheckedIOException if the folder cannot be written to
   */
  @Override
  public void networkDone(int network, TrainedNetwork trained) {
    Path file = folder.resolve("training_history" + (network == 1 ? "" : "_" + network) + ".png");
    try {
      Files.createDirectories(folder);
      HistoryChart.write(trained.history(), trained.bestEpoch(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be written: " + e.getMessage(), e);
    }
  }
}
