package io.github.voiceemotion.training.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.function.IntToDoubleFunction;

/** One of the panels that stand above each other over the same time axis. */
final class TimePanel {

  static final Font TEXT = ChartStyle.TEXT.deriveFont(14f);

  private static final Font HEADING = TEXT.deriveFont(Font.BOLD);
  private static final int TICK = 5;
  private static final int GAP = 4;

  /** From the plot's edge to the middle of the axis title. */
  private static final int AXIS_TITLE = 82;

  private static final int SCALE_GAP = 14;
  private static final int SCALE_WIDTH = 16;

  private final Graphics2D graphics;
  private final Rectangle plot;
  private final ValueAxis time;
  private int headingEnd;

  /** Creates the panel and draws its heading above the plot. */
  TimePanel(Graphics2D graphics, Rectangle plot, ValueAxis time, String heading) {
    this.graphics = graphics;
    this.plot = plot;
    this.time = time;
    graphics.setFont(HEADING);
    graphics.setColor(ChartStyle.INK);
    graphics.drawString(heading, plot.x, plot.y - 8);
    headingEnd = plot.x + graphics.getFontMetrics().stringWidth(heading);
  }

  Rectangle plot() {
    return plot;
  }

  double x(double seconds) {
    return plot.x + time.share(seconds) * plot.width;
  }

  double y(ValueAxis axis, double value) {
    return plot.y + (1 - axis.share(value)) * plot.height;
  }

  /** Returns the time at the middle of a column of pixels, the plot's first being 0. */
  double seconds(int column) {
    return time.least() + (column + 0.5) / plot.width * (time.most() - time.least());
  }

  /** Adds a line's name to the heading. */
  void legend(String name, Runnable sample) {
    int left = headingEnd + 24;
    int middle = plot.y - 13;
    graphics.translate(left, middle);
    sample.run();
    graphics.translate(-left, -middle);
    graphics.setFont(TEXT);
    graphics.setColor(ChartStyle.INK);
    graphics.drawString(name, left + 38, plot.y - 8);
    headingEnd = left + 38 + graphics.getFontMetrics().stringWidth(name);
  }

  /** Adds a plain line's name to the heading. */
  void legend(String name, Color color) {
    legend(name, () -> stroke(new Path2D.Double(new Rectangle(0, 0, 30, 0)), color, 2.5f));
  }

  /** Draws faint lines at the ticks of time and values. */
  void grid(ValueAxis axis) {
    graphics.setColor(ChartStyle.FAINT);
    graphics.setStroke(new BasicStroke(1));
    for (double tick : axis.ticks()) {
      int y = (int) Math.round(y(axis, tick));
      graphics.drawLine(plot.x, y, plot.x + plot.width, y);
    }
    for (double tick : time.ticks()) {
      int x = (int) Math.round(x(tick));
      graphics.drawLine(x, plot.y, x, plot.y + plot.height);
    }
  }

  /** Draws the ticks of an axis on the left, and its title. */
  void leftAxis(ValueAxis axis, String title) {
    for (double tick : axis.ticks()) {
      leftTick(y(axis, tick), axis.label(tick));
    }
    leftTitle(title);
  }

  void leftTick(double y, String label) {
    graphics.setStroke(new BasicStroke(1));
    graphics.setFont(TEXT);
    graphics.setColor(ChartStyle.INK);
    int base = (int) Math.round(y);
    graphics.drawLine(plot.x - TICK, base, plot.x, base);
    int width = graphics.getFontMetrics().stringWidth(label);
    graphics.drawString(label, plot.x - TICK - GAP - width, base + GAP + 1);
  }

  void leftTitle(String title) {
    upright(title, plot.x - AXIS_TITLE, -1);
  }

  /** Draws the ticks of a second axis on the right, and its title. */
  void rightAxis(ValueAxis axis, String title) {
    rightTicks(axis, plot.x + plot.width);
    upright(title, plot.x + plot.width + AXIS_TITLE, 1);
  }

  /** Draws what the colours of a heat map mean. */
  void colorScale(ValueAxis axis, String title) {
    int left = plot.x + plot.width + SCALE_GAP;
    for (int row = 0; row < plot.height; row++) {
      graphics.setColor(ColorScale.of(1 - (row + 0.5) / plot.height));
      graphics.fillRect(left, plot.y + row, SCALE_WIDTH, 1);
    }
    rightTicks(axis, left + SCALE_WIDTH);
    upright(title, plot.x + plot.width + AXIS_TITLE, 1);
  }

  private void rightTicks(ValueAxis axis, int x) {
    graphics.setStroke(new BasicStroke(1));
    graphics.setFont(TEXT);
    graphics.setColor(ChartStyle.INK);
    for (double tick : axis.ticks()) {
      int base = (int) Math.round(y(axis, tick));
      graphics.drawLine(x, base, x + TICK, base);
      graphics.drawString(axis.label(tick), x + TICK + GAP, base + GAP + 1);
    }
  }

  /** Writes along a vertical line, up (-1) or down (1), around the plot's middle. */
  private void upright(String text, int x, int direction) {
    Graphics2D turned = (Graphics2D) graphics.create();
    turned.translate(x, plot.getCenterY());
    turned.rotate(direction * Math.PI / 2);
    turned.setFont(TEXT);
    turned.setColor(ChartStyle.INK);
    turned.drawString(text, -turned.getFontMetrics().stringWidth(text) / 2, GAP);
    turned.dispose();
  }

  /** Draws the ticks of time below the plot, with labels if it is the lowest one. */
  void timeAxis(boolean labels) {
    graphics.setStroke(new BasicStroke(1));
    graphics.setFont(TEXT);
    graphics.setColor(ChartStyle.INK);
    int bottom = plot.y + plot.height;
    for (double tick : time.ticks()) {
      int x = (int) Math.round(x(tick));
      graphics.drawLine(x, bottom, x, bottom + TICK);
      if (labels) {
        centred(time.label(tick), x, bottom + 22);
      }
    }
    if (labels) {
      centred("time (s)", plot.x + plot.width / 2, bottom + 46);
    }
    graphics.drawRect(plot.x, plot.y, plot.width, plot.height);
  }

  private void centred(String text, int middle, int base) {
    graphics.drawString(text, middle - graphics.getFontMetrics().stringWidth(text) / 2, base);
  }

  /** Fills the plot, each pixel with the colour of a value between 0 and 1. */
  void heatMap(PixelValue value) {
    BufferedImage map = new BufferedImage(plot.width, plot.height, BufferedImage.TYPE_INT_RGB);
    for (int column = 0; column < plot.width; column++) {
      for (int row = 0; row < plot.height; row++) {
        double height = (row + 0.5) / plot.height;
        map.setRGB(column, row, ColorScale.of(value.at(column, height)).getRGB());
      }
    }
    graphics.drawImage(map, plot.x, plot.y, null);
  }

  /** A heat map's value in a column of pixels, at a height from 0, the top, to 1. */
  interface PixelValue {
    double at(int column, double height);
  }

  /** Draws a line through one value a frame. */
  void line(ValueAxis axis, int frames, double hop, IntToDoubleFunction value, Color color) {
    Path2D line = new Path2D.Double();
    line.moveTo(x(0), y(axis, value.applyAsDouble(0)));
    for (int frame = 0; frame < frames; frame++) {
      line.lineTo(x(frame * hop), y(axis, value.applyAsDouble(frame)));
    }
    stroke(line, color, 2);
  }

  void stroke(Shape line, Color color, float width) {
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(line);
  }
}
