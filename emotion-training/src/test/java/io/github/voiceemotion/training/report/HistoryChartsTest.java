package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.training.fit.EpochResult;
import io.github.voiceemotion.training.fit.TrainedNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryChartsTest {

  private static final TrainedNetwork NETWORK =
      new TrainedNetwork(null, List.of(new EpochResult(1, 1, 1, 0.5, 0.5, 1e-3, 1)), 1);

  @TempDir private Path directory;

  @Test
  void drawsOneForEachNetwork() {
    Path folder = directory.resolve("run");
    HistoryCharts charts = new HistoryCharts(folder);

    charts.networkDone(1, NETWORK);
    charts.networkDone(2, NETWORK);

    assertTrue(Files.isRegularFile(folder.resolve("training_history.png")));
    assertTrue(Files.isRegularFile(folder.resolve("training_history_2.png")));
  }

  @Test
  void namesAFileThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class, () -> new HistoryCharts(file).networkDone(1, NETWORK));

    assertTrue(
        e.getMessage().contains("training_history.png could not be written"), e.getMessage());
  }
}
