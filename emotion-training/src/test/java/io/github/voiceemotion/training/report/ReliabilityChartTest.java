package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.CategoryChart;

class ReliabilityChartTest {

  @Test
  void writesPng(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(ReliabilityChart.FILE_NAME);

    ReliabilityChart.write(Evaluations.ofTenSad("protocol", 8), file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1200, image.getWidth());
    assertEquals(900, image.getHeight());
  }

  @Test
  void drawsAccuracyConfidenceAndCountOfEachBin() {
    List<CategoryChart> panels = ReliabilityChart.panels(Evaluations.ofTenSad("protocol", 8));

    // All ten are in one bin.
    assertEquals(List.of(0.8), values(panels.get(0), "accuracy"));
    assertEquals(List.of(0.8), values(panels.get(0), "mean confidence"));
    assertEquals(List.of(10.0), values(panels.get(1), "predictions"));
  }

  /** Returns the values of a series where it has any. */
  private static List<Double> values(CategoryChart panel, String series) {
    return DoubleStream.of(panel.getSeries(series).getYData())
        .filter(value -> !Double.isNaN(value))
        .mapToObj(value -> Math.round(1e9 * value) / 1e9)
        .toList();
  }
}
