package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionChartTest {

  private static final Rectangle TITLE = new Rectangle(0, 20, 1000, 40);

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
    assertEquals(Color.WHITE, background(image, Emotion.ANGRY, Emotion.SAD));
  }

  @Test
  void writesWhiteOnDarkCellsAndBlackOnLightOnes() {
    BufferedImage image = ConfusionChart.draw(Evaluations.ofTenSad("protocol", 8));
    Rectangle dark = ConfusionChart.cell(Labels.SIX, Emotion.SAD, Emotion.SAD);
    Rectangle light = ConfusionChart.cell(Labels.SIX, Emotion.SAD, Emotion.ANGRY);

    assertTrue(Pixels.count(image, dark, Color.WHITE) > 20);
    assertEquals(0, Pixels.count(image, dark, ChartStyle.INK));
    assertTrue(Pixels.count(image, light, ChartStyle.INK) > 20);
    assertEquals(0, Pixels.count(image, light, Color.WHITE));
  }

  @Test
  void writesTheProtocolWithoutCuttingIt() {
    BufferedImage image =
        ConfusionChart.draw(Evaluations.ofTenSad("a protocol of many words ".repeat(8), 8));

    assertTrue(Pixels.count(image, TITLE, ChartStyle.INK) > 100);
    assertEquals(0, Pixels.count(image, new Rectangle(0, 20, 20, 40), ChartStyle.INK));
    assertEquals(0, Pixels.count(image, new Rectangle(980, 20, 20, 40), ChartStyle.INK));
  }

  private static Color background(BufferedImage image, Emotion truth, Emotion prediction) {
    Rectangle cell = ConfusionChart.cell(Labels.SIX, truth, prediction);
    return new Color(image.getRGB(cell.x + 8, cell.y + 8));
  }
}
