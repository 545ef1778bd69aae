package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.training.fit.EpochResult;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryChartTest {

  private static final Rectangle LOSS = new Rectangle(0, 0, 1200, 400);
  private static final Rectangle UAR = new Rectangle(0, 400, 1200, 350);
  private static final Rectangle LEARNING_RATE = new Rectangle(0, 750, 1200, 250);

  @Test
  void writesPng(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(HistoryChart.FILE_NAME);

    HistoryChart.write(history(10), 4, file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1200, image.getWidth());
    assertEquals(1000, image.getHeight());
  }

  @Test
  void drawsBothPartsInTheUpperPanelsAndTheLearningRateBelow() {
    BufferedImage image = HistoryChart.draw(history(10), 4);

    for (Rectangle panel : List.of(LOSS, UAR)) {
      assertTrue(Pixels.count(image, panel, ChartStyle.BLUE) > 1000);
      assertTrue(Pixels.count(image, panel, ChartStyle.VERMILION) > 1000);
      assertEquals(0, Pixels.count(image, panel, ChartStyle.GREEN));
    }
    assertTrue(Pixels.count(image, LEARNING_RATE, ChartStyle.GREEN) > 1000);
  }

  @Test
  void marksTheBestEpoch() {
    int second = markedColumn(HistoryChart.draw(history(10), 2));
    int sixth = markedColumn(HistoryChart.draw(history(10), 6));
    int tenth = markedColumn(HistoryChart.draw(history(10), 10));

    assertTrue(second < sixth);
    assertEquals(sixth - second, tenth - sixth, 2);
  }

  @Test
  void drawsRunOfOneEpochAtConstantLearningRate() {
    BufferedImage image = HistoryChart.draw(history(1), 1);

    assertTrue(Pixels.count(image, LOSS, ChartStyle.VERMILION) > 0);
    assertTrue(Pixels.count(image, LEARNING_RATE, ChartStyle.GREEN) > 0);
  }

  @Test
  void refusesBestEpochOutsideTheHistory() {
    List<EpochResult> history = history(3);

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> HistoryChart.draw(history, 4));

    assertEquals("bestEpoch is 4, expected one of the 3 epochs", refusal.getMessage());
  }

  /** Returns the column of the plot in which most pixels have the colour of the mark. */
  private static int markedColumn(BufferedImage image) {
    int marked = 0;
    int most = 0;
    for (int x = 120; x < image.getWidth(); x++) {
      int count = Pixels.count(image, new Rectangle(x, 70, 1, 280), ChartStyle.INK);
      if (count > most) {
        most = count;
        marked = x;
      }
    }
    return marked;
  }

  private static List<EpochResult> history(int epochs) {
    List<EpochResult> history = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double share = (double) epoch / epochs;
      history.add(
          new EpochResult(
              epoch,
              1.8 - share,
              1.8 - 0.6 * share,
              0.2 + 0.6 * share,
              0.2 + 0.3 * share,
              epoch < 6 ? 1e-3 : 5e-4,
              12));
    }
    return history;
  }
}
