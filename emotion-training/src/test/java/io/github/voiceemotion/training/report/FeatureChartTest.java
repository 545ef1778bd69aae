package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.FeatureExtractor;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureChartTest {

  private static final Rectangle MEL = FeatureChart.MEL;
  private static final Rectangle CHROMA = FeatureChart.CHROMA;

  /** An A that sounds in the second half of 2 s. */
  private static final AudioClip LATE_TONE = lateTone();

  @Test
  void writesPng(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("features.png");

    FeatureChart.write(
        LATE_TONE, new FeatureExtractor().extract(LATE_TONE), "tone.wav", "as recorded", file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1200, image.getWidth());
    assertEquals(1180, image.getHeight());
  }

  @Test
  void drawsThePitchWhereItSounds() {
    BufferedImage image = draw(LATE_TONE);

    Rectangle before = new Rectangle(MEL.x, MEL.y, MEL.width / 2 - 20, MEL.height);
    Rectangle after =
        new Rectangle(MEL.x + MEL.width / 2 + 20, MEL.y, MEL.width / 2 - 20, MEL.height);
    assertEquals(0, Pixels.count(image, before, FeatureChart.PITCH));
    assertTrue(Pixels.count(image, after, FeatureChart.PITCH) > 300);
    // 440 Hz is 6.6 of 45.2 mels up.
    int row = (int) (MEL.getMaxY() - MEL.height * 6.6 / 45.2);
    Rectangle atPitch = new Rectangle(MEL.x + MEL.width * 3 / 4, row - 5, 1, 10);
    assertTrue(Pixels.count(image, atPitch, FeatureChart.PITCH) > 0);
  }

  @Test
  void drawsTheToneInItsPitchClass() {
    BufferedImage image = draw(LATE_TONE);

    int x = CHROMA.x + CHROMA.width * 3 / 4;
    int rowHeight = CHROMA.height / 12;
    int a = (int) CHROMA.getMaxY() - 9 * rowHeight - rowHeight / 2;
    int d = (int) CHROMA.getMaxY() - 2 * rowHeight - rowHeight / 2;
    assertEquals(ColorScale.of(1).getRGB(), image.getRGB(x, a));
    assertTrue(new Color(image.getRGB(x, d)).getRed() < 100);
  }

  @Test
  void drawsWaveformAndEnergyWhereItSounds() {
    BufferedImage image = draw(LATE_TONE);

    for (Rectangle panel : new Rectangle[] {FeatureChart.WAVEFORM, FeatureChart.ENERGY}) {
      Rectangle highEarly = new Rectangle(panel.x, panel.y + 20, panel.width / 2 - 30, 40);
      Rectangle highLate =
          new Rectangle(panel.x + panel.width / 2, panel.y + 20, panel.width / 2, 40);
      assertEquals(0, Pixels.count(image, highEarly, ChartStyle.BLUE));
      assertTrue(Pixels.count(image, highLate, ChartStyle.BLUE) > 20);
    }
  }

  @Test
  void drawsSilenceDark() {
    BufferedImage image = draw(new AudioClip(new float[48_000], AudioClip.SAMPLE_RATE));

    int inside = Pixels.count(image, MEL, ColorScale.of(0));
    assertTrue(inside > 0.98 * MEL.width * MEL.height, () -> "dark pixels: " + inside);
  }

  @Test
  void drawsASingleSampleAsAClick() {
    BufferedImage image = draw(new AudioClip(new float[] {0.5f}, AudioClip.SAMPLE_RATE));

    // A click is as loud in every band.
    assertTrue(new Color(image.getRGB(MEL.x + 300, MEL.y + 40)).getGreen() > 200);
    assertTrue(new Color(image.getRGB(MEL.x + 600, MEL.y + 340)).getGreen() > 200);
  }

  @Test
  void heatMapsGrowBrighter() {
    double last = -1;
    for (int i = 0; i <= 100; i++) {
      Color color = ColorScale.of(i / 100.0);
      double brightness =
          0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
      assertTrue(brightness > last, "at " + i + " %");
      last = brightness;
    }
  }

  private static BufferedImage draw(AudioClip clip) {
    return FeatureChart.draw(clip, new FeatureExtractor().extract(clip), "tone.wav", "as recorded");
  }

  private static AudioClip lateTone() {
    float[] samples = new float[2 * AudioClip.SAMPLE_RATE];
    for (int i = samples.length / 2; i < samples.length; i++) {
      samples[i] = (float) (0.9 * Math.sin(2 * Math.PI * 440 * i / AudioClip.SAMPLE_RATE));
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }
}
