package io.github.voiceemotion.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.FeatureExtractor;
import io.github.voiceemotion.features.Spectrogram;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
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
    Rectangle2D pitch = FeatureChart.pitch(panel(MEL), Spectrogram.of(LATE_TONE)).getBounds2D();

    assertEquals(MEL.getCenterX(), pitch.getMinX(), 20);
    assertEquals(MEL.getMaxX(), pitch.getMaxX(), 20);
    // 440 Hz is 6.6 of 45.2 mels up.
    assertEquals(MEL.getMaxY() - MEL.height * 6.6 / 45.2, pitch.getCenterY(), 5);
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
  void drawsTheWaveformWhereItSounds() {
    ValueAxis axis = new ValueAxis(-1, 1, 0.5);
    Path2D wave = FeatureChart.wave(panel(FeatureChart.WAVEFORM), axis, LATE_TONE.samples());

    Rectangle plot = FeatureChart.WAVEFORM;
    Rectangle firstHalf = new Rectangle(plot.x, plot.y, plot.width / 2 - 2, plot.height / 2 - 1);
    Rectangle secondHalf =
        new Rectangle(plot.x + plot.width / 2, plot.y, plot.width / 2, plot.height / 4);
    assertFalse(wave.intersects(firstHalf));
    assertTrue(wave.intersects(secondHalf));
  }

  @Test
  void drawsSilenceDark() {
    BufferedImage image = draw(new AudioClip(new float[48_000], AudioClip.SAMPLE_RATE));

    assertEquals(ColorScale.of(0).getRGB(), image.getRGB(MEL.x + 300, MEL.y + 40));
    assertEquals(ColorScale.of(0).getRGB(), image.getRGB(MEL.x + 600, MEL.y + 340));
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

  private static TimePanel panel(Rectangle plot) {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    return new TimePanel(
        image.createGraphics(), plot, ValueAxis.of(0, LATE_TONE.seconds(), 10), "panel");
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
