package io.github.voiceemotion.api;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Draws an explanation: the waveform over tinted stretches, and a bar for each part. */
final class ExplanationPicture {

  private static final int WIDTH = 960;
  private static final int LEFT = 60;
  private static final int PLOT = WIDTH - 2 * LEFT;
  private static final int WAVE_TOP = 90;
  private static final int WAVE_HEIGHT = 170;
  private static final int BARS_TOP = 340;
  private static final int BAR_STEP = 32;
  private static final int BOTTOM = 20;
  private static final int BAR_ZERO = 520;
  private static final int BAR_REACH = 300;

  private static final Color PAPER = new Color(0xfdf8ef);
  private static final Color INK = new Color(0x3d2b1f);
  private static final Color FOR = new Color(0xc8702a);
  private static final Color AGAINST = new Color(0x3f7f93);

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 20);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

  private final Explanation explanation;
  private final Graphics2D graphics;

  private ExplanationPicture(Explanation explanation, Graphics2D graphics) {
    this.explanation = explanation;
    this.graphics = graphics;
  }

  static BufferedImage draw(Explanation explanation) {
    int height = BARS_TOP + BAR_STEP * explanation.parts().size() + BOTTOM;
    BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, WIDTH, height);
    ExplanationPicture picture = new ExplanationPicture(explanation, graphics);
    picture.drawTitle();
    picture.drawStretches();
    picture.drawWaveform();
    picture.drawTimes();
    picture.drawParts();
    graphics.dispose();
    return image;
  }

  private void drawTitle() {
    graphics.setColor(INK);
    graphics.setFont(TITLE);
    graphics.drawString(
        String.format(
            Locale.ROOT,
            "What speaks for %s (%.0f %%)",
            explanation.prediction().emotion().label(),
            100 * explanation.prediction().confidence()),
        LEFT,
        44);
    graphics.setFont(TEXT);
    int x = LEFT;
    x = drawKey(x, FOR, "for it");
    drawKey(x, AGAINST, "against it");
  }

  private int drawKey(int x, Color color, String text) {
    graphics.setColor(color);
    graphics.fillRect(x, 60, 14, 14);
    graphics.setColor(INK);
    graphics.drawString(text, x + 20, 72);
    return x + 44 + graphics.getFontMetrics().stringWidth(text);
  }

  private void drawStretches() {
    double largest =
        largest(explanation.stretches().stream().mapToDouble(Explanation.Stretch::contribution));
    for (Explanation.Stretch stretch : explanation.stretches()) {
      int from = x(stretch.start().toMillis() / 1_000.0);
      int to = x(stretch.end().toMillis() / 1_000.0);
      graphics.setColor(tint(stretch.contribution() / largest));
      graphics.fillRect(from, WAVE_TOP, Math.max(1, to - from), WAVE_HEIGHT);
    }
  }

  private static Color tint(double strength) {
    Color color = strength > 0 ? FOR : AGAINST;
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) (200 * Math.abs(strength)));
  }

  private void drawWaveform() {
    float[] samples = explanation.audio().samples();
    double peak = 1e-6;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    graphics.setColor(INK);
    int middle = WAVE_TOP + WAVE_HEIGHT / 2;
    for (int column = 0; column < PLOT; column++) {
      int from = (int) ((long) column * samples.length / PLOT);
      int to = (int) ((column + 1L) * samples.length / PLOT);
      double low = 0;
      double high = 0;
      for (int i = from; i < to; i++) {
        low = Math.min(low, samples[i]);
        high = Math.max(high, samples[i]);
      }
      double scale = 0.48 * WAVE_HEIGHT / peak;
      graphics.drawLine(
          LEFT + column,
          middle - (int) Math.round(high * scale),
          LEFT + column,
          middle - (int) Math.round(low * scale));
    }
    graphics.drawRect(LEFT, WAVE_TOP, PLOT, WAVE_HEIGHT);
  }

  private void drawTimes() {
    graphics.setFont(TEXT);
    double seconds = explanation.audio().seconds();
    double step =
        Stream.of(0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0)
            .filter(each -> seconds / each <= 10)
            .findFirst()
            .orElse(1_800.0);
    for (int i = 0; i * step <= seconds; i++) {
      String text =
          (i * step == Math.rint(i * step)
              ? String.valueOf((long) (i * step))
              : String.valueOf(i * step));
      int width = graphics.getFontMetrics().stringWidth(text);
      graphics.drawLine(
          x(i * step), WAVE_TOP + WAVE_HEIGHT, x(i * step), WAVE_TOP + WAVE_HEIGHT + 5);
      graphics.drawString(text, x(i * step) - width / 2, WAVE_TOP + WAVE_HEIGHT + 22);
    }
    graphics.drawString("seconds", LEFT + PLOT / 2 - 25, WAVE_TOP + WAVE_HEIGHT + 42);
  }

  private int x(double seconds) {
    return LEFT + (int) Math.round(seconds / explanation.audio().seconds() * PLOT);
  }

  private void drawParts() {
    double largest =
        largest(explanation.parts().values().stream().mapToDouble(Double::doubleValue));
    int y = BARS_TOP;
    for (Map.Entry<String, Double> part : explanation.parts().entrySet()) {
      double contribution = part.getValue();
      int length = (int) Math.round(BAR_REACH * Math.abs(contribution) / largest);
      graphics.setColor(contribution > 0 ? FOR : AGAINST);
      graphics.fillRect(contribution > 0 ? BAR_ZERO : BAR_ZERO - length, y, length, 20);
      graphics.setColor(INK);
      graphics.drawString(part.getKey(), LEFT, y + 15);
      graphics.drawString(
          String.format(Locale.ROOT, "%+.1f", 100 * contribution), WIDTH - LEFT - 40, y + 15);
      y += BAR_STEP;
    }
    graphics.drawLine(BAR_ZERO, BARS_TOP - 6, BAR_ZERO, y - 6);
    graphics.drawString("percentage points lost when it is hidden", BAR_ZERO - 120, BARS_TOP - 14);
  }

  private static double largest(DoubleStream contributions) {
    return contributions.map(Math::abs).max().orElse(0) + 1e-9;
  }
}
