package io.github.voiceemotion.training.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Locale;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * The colours and fonts that the charts share.
 *
 * <p>The series' colours are told apart with any kind of colour vision. Source: M. Okabe and K.
 * Ito, "Color Universal Design", 2008.
 */
final class ChartStyle {

  static final Color BLUE = new Color(0, 114, 178);
  static final Color VERMILION = new Color(213, 94, 0);
  static final Color GREEN = new Color(0, 158, 115);
  static final Color INK = new Color(34, 34, 34);
  static final Color FAINT = new Color(225, 225, 225);

  /** Where nothing was measured. */
  static final Color NOTHING = new Color(242, 242, 242);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 16);

  private static final int MARGIN = 16;

  /**
   * Room for the title and the labels of the value axis, the same in charts that stand one above
   * the other.
   */
  private static final int LABEL_WIDTH = 110;

  private ChartStyle() {}

  static void apply(AxesChartStyler style) {
    style
        .setAxisTitleFont(TEXT)
        .setAxisTickLabelsFont(TEXT)
        .setAxisTickLabelsColor(INK)
        .setPlotGridLinesColor(FAINT)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setPlotGridVerticalLinesVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setChartFontColor(INK)
        .setChartTitlePadding(14)
        .setChartTitleBoxVisible(false)
        .setLegendFont(TEXT)
        .setLegendBorderColor(Color.WHITE)
        .setPlotBorderColor(FAINT)
        .setYAxisLeftWidthHint(LABEL_WIDTH)
        .setChartPadding(MARGIN)
        .setLocale(Locale.ROOT);
  }

  /** Sets a chart's title, in a smaller font where it would be cut. */
  static void title(AxesChart<?, ?> chart, String title) {
    chart.setTitle(title);
    chart
        .getStyler()
        .setChartTitleFont(fitting(TITLE, title, chart.getWidth() - LABEL_WIDTH - 2 * MARGIN));
  }

  /** Returns a font, smaller where a text in it would be wider than the room for it. */
  static Font fitting(Font font, String text, int room) {
    double width = font.getStringBounds(text, new FontRenderContext(null, true, true)).getWidth();
    return width <= room ? font : font.deriveFont((float) (font.getSize() * room / width));
  }
}
