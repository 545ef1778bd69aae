package io.github.voiceemotion.training.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.IChart;

/** Puts charts into images and images into files. */
final class ChartImage {

  private ChartImage() {}

  /** Draws charts of the same width one above the other. */
  static BufferedImage stack(List<? extends IChart> charts) {
    int width = charts.get(0).getWidth();
    int height = charts.stream().mapToInt(IChart::getHeight).sum();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int top = 0;
    for (IChart chart : charts) {
      Graphics2D graphics =
          (Graphics2D) image.createGraphics().create(0, top, width, chart.getHeight());
      chart.paint(graphics, width, chart.getHeight());
      graphics.dispose();
      top += chart.getHeight();
    }
    return image;
  }

  static void write(BufferedImage image, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ImageIO.write(image, "png", out);
    }
  }
}
