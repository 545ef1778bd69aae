package io.github.voiceemotion.training.report;

import io.github.voiceemotion.training.evaluate.CalibrationError;
import io.github.voiceemotion.training.evaluate.CalibrationError.Bin;
import io.github.voiceemotion.training.evaluate.Evaluation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A reliability diagram: for predictions of similar confidence, how many are right, and below it
 * how many such predictions there are.
 *
 * <p>Where the bars stay below the line, the model promises too much; above it, too little.
 */
public final class ReliabilityChart {

  /** The file name under which an evaluation's chart is kept. */
  public static final String FILE_NAME = "reliability.png";

  private static final int WIDTH = 1200;

  private ReliabilityChart() {}

  /**
   * Writes the chart as a PNG file of 1200 x 900 pixels.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Evaluation evaluation, Path file) throws IOException {
    ChartImage.write(ChartImage.stack(panels(evaluation)), file);
  }

  /** Returns the panels of accuracy and of counts. */
  static List<CategoryChart> panels(Evaluation evaluation) {
    CalibrationError calibration = evaluation.calibration();
    CategoryChart accuracy = panel(600, "accuracy");
    ChartStyle.title(
        accuracy,
        String.format(
            Locale.ROOT,
            "%s: expected calibration error %.3f",
            evaluation.protocol(),
            calibration.expected()));
    accuracy.getStyler().setYAxisDecimalPattern("0.0").setLegendPosition(LegendPosition.InsideNW);
    accuracy.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    bars(accuracy, "accuracy", calibration, Bin::accuracy, ChartStyle.BLUE);
    CategorySeries confidence = series(accuracy, "mean confidence", calibration, Bin::confidence);
    confidence.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
    confidence.setLineColor(ChartStyle.VERMILION);
    confidence.setLineStyle(new BasicStroke(2.5f));
    confidence.setMarker(SeriesMarkers.CIRCLE);
    confidence.setMarkerColor(ChartStyle.VERMILION);

    CategoryChart count = panel(300, "predictions");
    count.setXAxisTitle("confidence (middle of the range)");
    count.getStyler().setYAxisDecimalPattern("0").setLegendVisible(false);
    count.getStyler().setYAxisMin(0.0);
    bars(count, "predictions", calibration, Bin::count, ChartStyle.GREEN);
    return List.of(accuracy, count);
  }

  private static CategoryChart panel(int height, String measure) {
    CategoryChart chart = new CategoryChart(WIDTH, height);
    ChartStyle.apply(chart.getStyler());
    chart.setYAxisTitle(measure);
    chart
        .getStyler()
        .setAvailableSpaceFill(0.9)
        .setOverlapped(true)
        .setXAxisTickMarkSpacingHint(40);
    return chart;
  }

  private static void bars(
      CategoryChart chart,
      String name,
      CalibrationError calibration,
      Function<Bin, Number> value,
      Color color) {
    series(chart, name, calibration, value).setFillColor(color);
  }

  private static CategorySeries series(
      CategoryChart chart, String name, CalibrationError calibration, Function<Bin, Number> value) {
    List<String> ranges = new ArrayList<>();
    List<Number> values = new ArrayList<>();
    for (Bin bin : calibration.bins()) {
      ranges.add(String.format(Locale.ROOT, "%.2f", (bin.lower() + bin.upper()) / 2));
      values.add(bin.count() == 0 ? null : value.apply(bin));
    }
    return chart.addSeries(name, ranges, values);
  }
}
