package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void drawsBarsAsHighAsTheAccuracy() {
    // All ten are in one bin, so that the area of its bar is in proportion to the accuracy.
    int legend = blue(0);

    assertEquals(2.0, (double) (blue(8) - legend) / (blue(4) - legend), 0.05);
  }

  @Test
  void marksTheMeanConfidence() {
    BufferedImage image = ReliabilityChart.draw(Evaluations.ofTenSad("protocol", 8));

    assertTrue(Pixels.count(image, Pixels.all(image), ChartStyle.VERMILION) > 20);
  }

  private static int blue(int recognised) {
    BufferedImage image = ReliabilityChart.draw(Evaluations.ofTenSad("protocol", recognised));
    return Pixels.count(image, Pixels.all(image), ChartStyle.BLUE);
  }
}
