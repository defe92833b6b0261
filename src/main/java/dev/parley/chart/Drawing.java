package dev.parley.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Plots as XChart draws them. */
final class Drawing {

  private static final Color[] PALETTE = {
    new Color(0x0072B2), // blue
    new Color(0xD55E00), // vermilion
    new Color(0x009E73), // bluish green
    new Color(0xCC79A7), // reddish purple
    new Color(0xE69F00), // orange
    new Color(0x56B4E9), // sky blue
    new Color(0x000000),
  };

  private static final float[][] DASHES = {{}, {7, 3}, {2, 2}, {9, 3, 2, 3}, {4, 4}};

  private static final Marker[] MARKS = {
    SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP
  };

  private static final Color INK = new Color(0x222222);
  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color GREY = new Color(0x777777);
  private static final int TICK_DISTANCE = 40;

  /** About what title, ticks and padding take of a plot's height. */
  private static final int FRAME = 44;

  private Drawing() {}

  static XYChart of(Plot plot) {
    XYChart chart = new XYChart(plot.width(), plot.height());
    chart.setXAxisTitle(clean(plot.across().title()));
    chart.setYAxisTitle(clean(plot.up().title()));
    style(chart.getStyler());
    scale(chart, plot);
    boolean legend = false;
    for (int i = 0; i < plot.series().size(); i++) {
      add(chart, "series " + i, plot.series().get(i));
      legend |= !plot.series().get(i).name().isEmpty();
    }
    chart.getStyler().setLegendVisible(legend);
    return chart;
  }

  static void writePng(XYChart chart, Path file) throws IOException {
    BitmapEncoder.saveBitmapWithDPI(
        chart, file.toString(), BitmapEncoder.BitmapFormat.PNG, Plot.DOTS_AN_INCH);
  }

  /** What XML can hold: other characters become U+FFFD. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || isOutsideXml(c) ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Whether it is half of a pair or no character at all. */
  private static boolean isOutsideXml(int c) {
    return (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) || (c & 0xFFFE) == 0xFFFE;
  }

  private static void style(XYStyler styler) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    styler.setBaseFont(font).setLegendFont(font).setChartTitleVisible(false);
    styler.setAxisTitleFont(font.deriveFont(12f)).setAxisTickLabelsFont(font);
    styler.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false).setChartFontColor(INK).setChartPadding(8);
    styler.setAxisTickLabelsColor(INK).setAxisTickMarksColor(GREY);
    styler.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(0.7f));
    styler.setPlotMargin(0).setLocale(Locale.ROOT);
    styler.setLegendPosition(Styler.LegendPosition.OutsideE).setLegendBorderColor(Color.WHITE);
    styler.setPlotContentSize(0.96).setMarkerSize(7);
  }

  private static void scale(XYChart chart, Plot plot) {
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(plot.across().low()).setXAxisMax(plot.across().high());
    styler.setYAxisMin(plot.up().low()).setYAxisMax(plot.up().high());
    styler.setXAxisDecimalPattern("0.0").setYAxisDecimalPattern("0.0");
    styler.setXAxisTickMarkSpacingHint(TICK_DISTANCE).setYAxisTickMarkSpacingHint(TICK_DISTANCE);
    styler.setYAxisTitleVisible(!plot.up().title().isEmpty());
    if (!plot.up().names().isEmpty()) {
      double unit = (plot.height() - FRAME) / plot.up().length();
      styler.setYAxisTickMarkSpacingHint((int) unit); // a tick at each name
      chart.setCustomYAxisTickLabelsFormatter(plot.up()::nameAt);
    }
  }

  private static void add(XYChart chart, String key, Series series) {
    List<Series.Point> points = series.points();
    XYSeries drawn =
        chart.addSeries(
            key,
            points.stream().mapToDouble(Series.Point::x).toArray(),
            points.stream().mapToDouble(Series.Point::y).toArray());
    drawn.setLabel(clean(series.name())).setShowInLegend(!series.name().isEmpty());
    drawn.setXYSeriesRenderStyle(
        series.look() == Series.Look.MARKS
            ? XYSeries.XYSeriesRenderStyle.Scatter
            : XYSeries.XYSeriesRenderStyle.Line);
    drawn.setMarker(
        series.look() == Series.Look.MARKS
            ? MARKS[series.color() % MARKS.length]
            : SeriesMarkers.NONE);
    Color color =
        series.look() == Series.Look.REFERENCE ? GREY : PALETTE[series.color() % PALETTE.length];
    drawn.setMarkerColor(color).setLineColor(color).setLineStyle(stroke(series));
  }

  private static BasicStroke stroke(Series series) {
    return switch (series.look()) {
      case REFERENCE -> stroke(1, new float[] {4, 3});
      case INTERVALS -> stroke(1.6f, new float[0]);
      case LINE, MARKS -> stroke(1.8f, DASHES[series.color() % DASHES.length]);
    };
  }

  private static BasicStroke stroke(float width, float[] dashes) {
    return dashes.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }
}
