package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.training.fit.EpochResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;

class HistoryChartTest {

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
    List<EpochResult> history = history(10);
    List<XYChart> panels = HistoryChart.panels(history, 4);

    assertArrayEquals(values(history, EpochResult::trainLoss), line(panels.get(0), "train"));
    assertArrayEquals(
        values(history, EpochResult::developmentLoss), line(panels.get(0), "development"));
    assertArrayEquals(values(history, EpochResult::trainUar), line(panels.get(1), "train"));
    assertArrayEquals(
        values(history, EpochResult::developmentUar), line(panels.get(1), "development"));
    assertArrayEquals(
        values(history, EpochResult::learningRate), line(panels.get(2), "learning rate"));
    assertArrayEquals(
        values(history, EpochResult::epoch), panels.get(2).getSeries("learning rate").getXData());
  }

  @Test
  void marksTheBestEpoch() {
    String title = HistoryChart.panels(history(10), 6).get(0).getTitle();

    assertTrue(title.contains("best epoch 6, development UAR 0.380"), title);
    assertFalse(
        Arrays.equals(learningRatePicture(2), learningRatePicture(6)), "the line is elsewhere");
  }

  private static int[] learningRatePicture(int bestEpoch) {
    BufferedImage image =
        ChartImage.stack(List.of(HistoryChart.panels(history(10), bestEpoch).get(2)));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void spansAPowerOfTenAroundAConstantLearningRate() {
    XYChart rate = HistoryChart.panels(history(1), 1).get(2);

    assertEquals(1e-4, rate.getStyler().getYAxisMin(), 1e-12);
    assertEquals(1e-3, rate.getStyler().getYAxisMax(), 1e-12);
    assertArrayEquals(new double[] {1e-3}, line(rate, "learning rate"));
  }

  @Test
  void refusesBestEpochOutsideTheHistory() {
    List<EpochResult> history = history(3);

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> HistoryChart.panels(history, 4));

    assertEquals("bestEpoch is 4, expected one of the 3 epochs", refusal.getMessage());
  }

  private static double[] line(XYChart panel, String name) {
    return panel.getSeries(name).getYData();
  }

  private static double[] values(List<EpochResult> history, ToDoubleFunction<EpochResult> value) {
    return history.stream().mapToDouble(value).toArray();
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
