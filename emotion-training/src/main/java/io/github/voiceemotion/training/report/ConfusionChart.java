package io.github.voiceemotion.training.report;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Quantity;
import io.github.voiceemotion.training.evaluate.ConfusionMatrix;
import io.github.voiceemotion.training.evaluate.Evaluation;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The confusion matrix as a picture: true emotions in rows, predicted ones in columns; in each cell
 * the count, its share of the row, and a blue the darker the larger the share. The row of an
 * emotion of which nothing was tested is empty and grey: a nought there would be no measurement.
 *
 * <p>It is drawn here, since the heat maps of the chart library write but one value into a cell.
 */
public final class ConfusionChart {

  /** The file name under which an evaluation's chart is kept. */
  public static final String FILE_NAME = "confusion_matrix.png";

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 920;
  private static final int MARGIN = 24;

  /** The upper left corner of the cells, right of the true and below the predicted emotions. */
  private static final int LEFT = 190;

  private static final int TOP = 170;

  /** The size of all cells together. */
  private static final int CELLS_WIDTH = 768;

  private static final int CELLS_HEIGHT = 708;

  /** The share of a row from which its cell is so dark that white text reads better. */
  private static final double DARK = 0.7;

  private static final Color DEEPEST = new Color(0, 84, 159);

  private ConfusionChart() {}

  /**
   * Writes the chart as a PNG file of 1000 x 920 pixels.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Evaluation evaluation, Path file) throws IOException {
    ChartImage.write(draw(evaluation), file);
  }

  static BufferedImage draw(Evaluation evaluation) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    drawTitle(graphics, evaluation);
    drawLabels(graphics, evaluation.confusion());
    for (Emotion truth : evaluation.confusion().labels().emotions()) {
      for (Emotion prediction : evaluation.confusion().labels().emotions()) {
        drawCell(graphics, evaluation.confusion(), truth, prediction);
      }
    }
    graphics.dispose();
    return image;
  }

  /** Returns where the cell of a true and a predicted emotion is. */
  static Rectangle cell(Labels labels, Emotion truth, Emotion prediction) {
    int width = CELLS_WIDTH / labels.size();
    int height = CELLS_HEIGHT / labels.size();
    return new Rectangle(
        LEFT + labels.indexOf(prediction) * width,
        TOP + labels.indexOf(truth) * height,
        width,
        height);
  }

  /** Returns the colour of a cell that holds a share, 0 to 1, of its row. */
  static Color shade(double share) {
    return new Color(
        (int) Math.round(255 + share * (DEEPEST.getRed() - 255)),
        (int) Math.round(255 + share * (DEEPEST.getGreen() - 255)),
        (int) Math.round(255 + share * (DEEPEST.getBlue() - 255)));
  }

  /** Returns the colour that is read best on such a cell. */
  static Color ink(double share) {
    return share < DARK ? ChartStyle.INK : Color.WHITE;
  }

  private static void drawTitle(Graphics2D graphics, Evaluation evaluation) {
    ConfusionMatrix confusion = evaluation.confusion();
    int room = WIDTH - 2 * MARGIN;
    graphics.setColor(ChartStyle.INK);
    drawCentred(graphics, ChartStyle.TITLE, evaluation.protocol(), WIDTH / 2, 48, room);
    drawCentred(
        graphics,
        ChartStyle.TEXT,
        String.format(
            Locale.ROOT,
            "UAR %.3f, accuracy %.3f (%s, %s)",
            confusion.uar(),
            confusion.accuracy(),
            Quantity.of(confusion.total(), "utterance"),
            Quantity.of(evaluation.speakers(), "speaker")),
        WIDTH / 2,
        80,
        room);
  }

  private static void drawLabels(Graphics2D graphics, ConfusionMatrix confusion) {
    Font strong = ChartStyle.TEXT.deriveFont(Font.BOLD);
    int middle = LEFT + CELLS_WIDTH / 2;
    drawCentred(graphics, ChartStyle.TEXT, "predicted emotion", middle, TOP - 48, WIDTH);
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(-Math.PI / 2);
    int down = TOP + CELLS_HEIGHT / 2;
    drawCentred(graphics, ChartStyle.TEXT, "true emotion", -down, MARGIN + 16, HEIGHT);
    graphics.setTransform(upright);
    for (Emotion emotion : confusion.labels().emotions()) {
      Rectangle cell = cell(confusion.labels(), emotion, emotion);
      drawCentred(graphics, strong, emotion.label(), (int) cell.getCenterX(), TOP - 16, cell.width);
      int labelMiddle = (MARGIN + 24 + LEFT) / 2;
      int labelBase = (int) cell.getCenterY();
      drawCentred(graphics, strong, emotion.label(), labelMiddle, labelBase, LEFT - MARGIN);
      drawCentred(
          graphics,
          ChartStyle.TEXT,
          confusion.occurrences(emotion) == 0
              ? "not in the test"
              : "of " + confusion.occurrences(emotion),
          labelMiddle,
          labelBase + 22,
          LEFT - MARGIN);
    }
  }

  private static void drawCell(
      Graphics2D graphics, ConfusionMatrix confusion, Emotion truth, Emotion prediction) {
    Rectangle cell = cell(confusion.labels(), truth, prediction);
    int count = confusion.count(truth, prediction);
    int occurrences = confusion.occurrences(truth);
    double share = occurrences == 0 ? 0 : (double) count / occurrences;
    graphics.setColor(occurrences == 0 ? ChartStyle.NOTHING : shade(share));
    graphics.fill(cell);
    graphics.setColor(ChartStyle.FAINT);
    graphics.draw(cell);
    if (occurrences == 0) {
      return;
    }
    graphics.setColor(ink(share));
    int middle = (int) cell.getCenterX();
    int base = (int) cell.getCenterY();
    drawCentred(graphics, ChartStyle.TITLE, Integer.toString(count), middle, base, cell.width);
    String percent = String.format(Locale.ROOT, "%.0f %%", 100 * share);
    drawCentred(graphics, ChartStyle.TEXT, percent, middle, base + 26, cell.width);
  }

  /** Writes text around a middle, smaller where the room is too narrow for it. */
  private static void drawCentred(
      Graphics2D graphics, Font font, String text, int middle, int base, int room) {
    graphics.setFont(ChartStyle.fitting(font, text, room));
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, middle - width / 2, base);
  }
}
