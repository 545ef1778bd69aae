package io.github.voiceemotion.training.report;

import static io.github.voiceemotion.training.report.ChartStyle.BLUE;
import static io.github.voiceemotion.training.report.ChartStyle.GREEN;
import static io.github.voiceemotion.training.report.ChartStyle.INK;
import static io.github.voiceemotion.training.report.ChartStyle.VERMILION;

import io.github.voiceemotion.training.fit.EpochResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The history of a training run, epoch by epoch: loss and UAR on the training and development
 * parts, the learning rate, and a dashed line at the epoch that was kept.
 */
public final class HistoryChart {

  /** The file name under which a run's chart is kept. */
  public static final String FILE_NAME = "training_history.png";

  private static final int WIDTH = 1200;
  private static final float DASH = 6;

  /** How much higher than the highest loss the axis goes, so that the legend hides no line. */
  private static final double LEGEND_ROOM = 1.3;

  private HistoryChart() {}

  /**
   * Writes the chart as a PNG file of 1200 x 1000 pixels.
   *
   * @param history every epoch of the run, in order
   * @param bestEpoch the number of the epoch whose network was kept
   * @throws IllegalArgumentException if the history is empty or does not hold the best epoch
   * @throws IOException if the file cannot be written
   */
  public static void write(List<EpochResult> history, int bestEpoch, Path file) throws IOException {
    ChartImage.write(ChartImage.stack(panels(history, bestEpoch)), file);
  }

  /** Returns the panels of loss, UAR and learning rate. */
  static List<XYChart> panels(List<EpochResult> history, int bestEpoch) {
    EpochResult best =
        history.stream()
            .filter(result -> result.epoch() == bestEpoch)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "bestEpoch is "
                            + bestEpoch
                            + ", expected one of the "
                            + history.size()
                            + " epochs"));
    XYChart loss = panel(history, bestEpoch, 400, "loss");
    ChartStyle.title(
        loss,
        String.format(
            Locale.ROOT,
            "Training history (dashed: best epoch %d, development UAR %.3f)",
            bestEpoch,
            best.developmentUar()));
    loss.getStyler().setYAxisDecimalPattern("0.0").setLegendPosition(LegendPosition.InsideSW);
    loss.getStyler().setYAxisMin(0.0).setYAxisMax(LEGEND_ROOM * highestLoss(history));
    line(loss, "train", history, EpochResult::trainLoss, BLUE);
    line(loss, "development", history, EpochResult::developmentLoss, VERMILION);

    XYChart uar = panel(history, bestEpoch, 350, "UAR");
    uar.getStyler().setYAxisDecimalPattern("0.0").setLegendVisible(false);
    uar.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    line(uar, "train", history, EpochResult::trainUar, BLUE);
    line(uar, "development", history, EpochResult::developmentUar, VERMILION);

    XYChart rate = panel(history, bestEpoch, 250, "learning rate");
    rate.setXAxisTitle("epoch");
    rate.getStyler().setLegendVisible(false);
    logarithmic(rate, history);
    line(rate, "learning rate", history, EpochResult::learningRate, GREEN)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    return List.of(loss, uar, rate);
  }

  private static XYChart panel(
      List<EpochResult> history, int bestEpoch, int height, String measure) {
    XYChart chart = new XYChart(WIDTH, height);
    ChartStyle.apply(chart.getStyler());
    chart.setYAxisTitle(measure);
    double last = history.get(history.size() - 1).epoch();
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(last).setXAxisDecimalPattern("0");
    chart.getStyler().setMarkerSize(6);
    chart
        .getStyler()
        .setAnnotationLineColor(INK)
        .setAnnotationLineStroke(
            new BasicStroke(
                2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {DASH}, 0));
    chart.addAnnotation(new AnnotationLine(bestEpoch, true, false));
    return chart;
  }

  private static XYSeries line(
      XYChart chart,
      String name,
      List<EpochResult> history,
      ToDoubleFunction<EpochResult> value,
      Color color) {
    XYSeries series =
        chart.addSeries(
            name,
            history.stream().mapToDouble(EpochResult::epoch).toArray(),
            history.stream().mapToDouble(value).toArray());
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(2.5f));
    series.setMarkerColor(color);
    series.setMarker(SeriesMarkers.CIRCLE);
    return series;
  }

  private static double highestLoss(List<EpochResult> history) {
    return history.stream()
        .mapToDouble(result -> Math.max(result.trainLoss(), result.developmentLoss()))
        .max()
        .orElseThrow();
  }

  /** Spans whole powers of ten, at least one of them, around the learning rates. */
  private static void logarithmic(XYChart chart, List<EpochResult> history) {
    double[] rates = history.stream().mapToDouble(EpochResult::learningRate).sorted().toArray();
    double least = Math.floor(Math.log10(rates[0]));
    double most = Math.ceil(Math.log10(rates[rates.length - 1]));
    chart
        .getStyler()
        .setYAxisLogarithmic(true)
        .setYAxisLogarithmicDecadeOnly(true)
        .setYAxisTickLabelsFormattingFunction(rate -> "1e" + Math.round(Math.log10(rate)))
        .setPlotGridLinesVisible(false)
        .setYAxisMin(Math.pow(10, least == most ? least - 1 : least))
        .setYAxisMax(Math.pow(10, most));
  }
}
