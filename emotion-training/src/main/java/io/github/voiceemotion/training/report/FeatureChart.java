package io.github.voiceemotion.training.report;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.features.Spectrogram;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A clip and its features over one time axis: waveform, mel spectrogram with the pitch of the
 * voiced frames, chroma, and energy.
 *
 * <p>It is drawn here, since the chart library's heat maps cannot share a time axis with lines.
 */
public final class FeatureChart {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 1180;
  private static final int LEFT = 110;
  private static final int PLOT_WIDTH = WIDTH - 2 * LEFT;

  static final Rectangle WAVEFORM = new Rectangle(LEFT, 120, PLOT_WIDTH, 130);

  /** Three rows of pixels a mel band. */
  static final Rectangle MEL = new Rectangle(LEFT, 296, PLOT_WIDTH, 3 * Spectrogram.BANDS);

  static final Rectangle CHROMA = new Rectangle(LEFT, 726, PLOT_WIDTH, 204);
  static final Rectangle ENERGY = new Rectangle(LEFT, 976, PLOT_WIDTH, 130);

  /** Stands out from every colour of the heat map on its dark rim. */
  static final Color PITCH = new Color(86, 233, 200);

  private static final int[] MEL_TICKS_HZ = {125, 250, 500, 1_000, 2_000, 4_000, 8_000};
  private static final int CHROMA_CLASSES = 12;

  /** The range of the levels in dB, as the features have it. */
  private static final double RANGE_DB = 80;

  /** The least level at the top of the colours, so that silence is dark. */
  private static final double QUIETEST_TOP_DB = -20;

  private static final double HOP_SECONDS =
      (double) FeatureSpec.current().hop() / AudioClip.SAMPLE_RATE;

  private final AudioClip clip;
  private final FeatureMatrix features;
  private final Graphics2D graphics;
  private final ValueAxis time;

  private FeatureChart(AudioClip clip, FeatureMatrix features, Graphics2D graphics) {
    this.clip = clip;
    this.features = features;
    this.graphics = graphics;
    this.time = ValueAxis.of(0, clip.seconds(), 10);
  }

  /**
   * Writes the chart as a PNG file of 1200 x 1180 pixels.
   *
   * @param clip what the features were extracted from, at 16 kHz
   * @param features of the clip
   * @param title stands above the chart
   * @param subtitle stands below the title
   * @throws IOException if the file cannot be written
   */
  public static void write(
      AudioClip clip, FeatureMatrix features, String title, String subtitle, Path file)
      throws IOException {
    ChartImage.write(draw(clip, features, title, subtitle), file);
  }

  static BufferedImage draw(AudioClip clip, FeatureMatrix features, String title, String subtitle) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(ChartStyle.INK);
    drawCentred(graphics, ChartStyle.TITLE, title, 44);
    drawCentred(graphics, ChartStyle.TEXT, subtitle, 72);
    FeatureChart chart = new FeatureChart(clip, features, graphics);
    chart.drawWaveform();
    chart.drawMel(Spectrogram.of(clip));
    chart.drawChroma();
    chart.drawEnergy();
    graphics.dispose();
    return image;
  }

  private static void drawCentred(Graphics2D graphics, Font font, String text, int base) {
    graphics.setFont(ChartStyle.fitting(font, text, PLOT_WIDTH));
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (WIDTH - width) / 2, base);
  }

  private void drawWaveform() {
    TimePanel panel = new TimePanel(graphics, WAVEFORM, time, "Waveform");
    float[] samples = clip.samples();
    double peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    ValueAxis half = ValueAxis.fromZero(peak, 2);
    ValueAxis axis = new ValueAxis(-half.most(), half.most(), half.step());
    panel.grid(axis);
    panel.stroke(wave(panel, axis, samples), ChartStyle.BLUE, 1.5f);
    panel.leftAxis(axis, "amplitude (full scale 1)");
    panel.timeAxis(false);
  }

  /** Returns a stroke a column of pixels, from the least to the greatest of its samples. */
  static Path2D wave(TimePanel panel, ValueAxis axis, float[] samples) {
    Path2D wave = new Path2D.Double();
    for (int column = 0; column < PLOT_WIDTH; column++) {
      int first = (int) ((long) column * samples.length / PLOT_WIDTH);
      int end = (int) ((column + 1L) * samples.length / PLOT_WIDTH);
      // One sample more, so that neighbouring columns touch.
      double least = samples[first];
      double most = samples[first];
      for (int i = first + 1; i <= Math.min(end, samples.length - 1); i++) {
        least = Math.min(least, samples[i]);
        most = Math.max(most, samples[i]);
      }
      wave.moveTo(WAVEFORM.x + column + 0.5, panel.y(axis, least));
      wave.lineTo(WAVEFORM.x + column + 0.5, panel.y(axis, most));
    }
    return wave;
  }

  private void drawMel(Spectrogram mel) {
    TimePanel panel = new TimePanel(graphics, MEL, time, "Mel spectrogram");
    double loudest = QUIETEST_TOP_DB;
    for (float level : mel.decibels()) {
      loudest = Math.max(loudest, level);
    }
    ValueAxis levels = new ValueAxis(loudest - RANGE_DB, loudest, 20);
    panel.heatMap(
        (column, height) ->
            levels.share(
                mel.level((int) ((1 - height) * Spectrogram.BANDS), frame(panel, column))));
    for (int hertz : MEL_TICKS_HZ) {
      panel.leftTick(melY(hertz), Integer.toString(hertz));
    }
    panel.leftTitle("frequency (Hz)");
    panel.colorScale(levels, "level (dB)");
    panel.timeAxis(false);
    drawPitch(panel, mel);
  }

  private static double melY(double hertz) {
    double bandHeight = (double) MEL.height / Spectrogram.BANDS;
    return MEL.y + Math.max(0, MEL.height - (Spectrogram.band(hertz) + 0.5) * bandHeight);
  }

  private void drawPitch(TimePanel panel, Spectrogram mel) {
    strokePitch(panel, pitch(panel, mel));
    Path2D sample = new Path2D.Double(new Rectangle(0, 0, 30, 0));
    panel.legend("pitch of voiced frames", () -> strokePitch(panel, sample));
  }

  /** Returns a line through the pitch of each run of voiced frames. */
  static Path2D pitch(TimePanel panel, Spectrogram mel) {
    Path2D line = new Path2D.Double();
    for (int frame = 0; frame < mel.frames(); frame++) {
      double hertz = mel.pitch()[frame];
      if (hertz > 0) {
        double x = Math.min(panel.x(frame * HOP_SECONDS), MEL.getMaxX());
        if (frame == 0 || mel.pitch()[frame - 1] == 0) {
          line.moveTo(x, melY(hertz));
        }
        line.lineTo(x, melY(hertz));
      }
    }
    return line;
  }

  private static void strokePitch(TimePanel panel, Path2D line) {
    panel.stroke(line, ChartStyle.INK, 5);
    panel.stroke(line, PITCH, 2.5f);
  }

  private void drawChroma() {
    TimePanel panel = new TimePanel(graphics, CHROMA, time, "Chroma");
    int first = FeatureSet.index("chroma_C");
    panel.heatMap(
        (column, height) ->
            features.at(frame(panel, column), first + (int) ((1 - height) * CHROMA_CLASSES)));
    double rowHeight = (double) CHROMA.height / CHROMA_CLASSES;
    for (int i = 0; i < CHROMA_CLASSES; i++) {
      String pitchClass = FeatureSet.name(first + i).substring("chroma_".length());
      panel.leftTick(CHROMA.getMaxY() - (i + 0.5) * rowHeight, pitchClass);
    }
    panel.leftTitle("pitch class");
    panel.colorScale(new ValueAxis(0, 1, 0.5), "share of strongest");
    panel.timeAxis(false);
  }

  private void drawEnergy() {
    TimePanel panel = new TimePanel(graphics, ENERGY, time, "Energy");
    ValueAxis rms = axis("rms");
    ValueAxis loudness = axis("loudness");
    panel.grid(rms);
    drawLine(panel, rms, "rms", ChartStyle.BLUE);
    drawLine(panel, loudness, "loudness", ChartStyle.VERMILION);
    panel.legend("RMS (left)", ChartStyle.BLUE);
    panel.legend("loudness (right)", ChartStyle.VERMILION);
    panel.leftAxis(rms, "RMS (full scale 1)");
    panel.rightAxis(loudness, "loudness (no unit)");
    panel.timeAxis(true);
  }

  private ValueAxis axis(String feature) {
    int index = FeatureSet.index(feature);
    double most = 0;
    for (int frame = 0; frame < features.frames(); frame++) {
      most = Math.max(most, features.at(frame, index));
    }
    return ValueAxis.fromZero(most, 3);
  }

  private void drawLine(TimePanel panel, ValueAxis axis, String feature, Color color) {
    int index = FeatureSet.index(feature);
    panel.line(axis, features.frames(), HOP_SECONDS, frame -> features.at(frame, index), color);
  }

  /** Returns the frame whose centre is nearest to the middle of a column of pixels. */
  private int frame(TimePanel panel, int column) {
    return (int) Math.min(features.frames() - 1L, Math.round(panel.seconds(column) / HOP_SECONDS));
  }
}
