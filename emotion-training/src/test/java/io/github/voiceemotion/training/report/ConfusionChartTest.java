package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionChartTest {

  @Test
  void writesPng(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(ConfusionChart.FILE_NAME);

    ConfusionChart.write(Evaluations.ofTenSad("protocol", 8), file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1000, image.getWidth());
    assertEquals(920, image.getHeight());
  }

  @Test
  void shadesEachCellByItsShareOfTheRow() {
    BufferedImage image = ConfusionChart.draw(Evaluations.ofTenSad("protocol", 8));

    assertEquals(ConfusionChart.shade(0.8), background(image, Emotion.SAD, Emotion.SAD));
    assertEquals(ConfusionChart.shade(0.2), background(image, Emotion.SAD, Emotion.ANGRY));
  }

  @Test
  void leavesTheRowOfAnEmotionEmptyThatWasNotTested() {
    BufferedImage image = ConfusionChart.draw(Evaluations.ofTenSad("protocol", 8));

    for (Emotion prediction : Labels.SIX.emotions()) {
      Rectangle cell = ConfusionChart.cell(Labels.SIX, Emotion.ANGRY, prediction);
      for (int y = cell.y + 2; y < cell.y + cell.height - 2; y++) {
        for (int x = cell.x + 2; x < cell.x + cell.width - 2; x++) {
          assertEquals(ChartStyle.NOTHING.getRGB(), image.getRGB(x, y));
        }
      }
    }
    assertEquals(ConfusionChart.shade(0), background(image, Emotion.SAD, Emotion.HAPPY));
  }

  @Test
  void writesWhiteOnDarkCellsAndBlackOnLightOnes() {
    assertEquals(Color.WHITE, ConfusionChart.ink(0.8));
    assertEquals(ChartStyle.INK, ConfusionChart.ink(0.2));
  }

  @Test
  void writesALongProtocolSmallerInsteadOfCuttingIt() {
    String protocol = "a protocol of many words ".repeat(8);
    Font font = ChartStyle.fitting(ChartStyle.TITLE, protocol, 952);

    assertTrue(font.getSize2D() < ChartStyle.TITLE.getSize2D());
    assertEquals(
        952,
        font.getStringBounds(protocol, new FontRenderContext(null, true, true)).getWidth(),
        10);
  }

  private static Color background(BufferedImage image, Emotion truth, Emotion prediction) {
    Rectangle cell = ConfusionChart.cell(Labels.SIX, truth, prediction);
    return new Color(image.getRGB(cell.x + 8, cell.y + 8));
  }
}
