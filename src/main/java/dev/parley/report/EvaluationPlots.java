package dev.parley.report;

import dev.parley.chart.Axis;
import dev.parley.chart.Plot;
import dev.parley.chart.Series;
import dev.parley.chart.Series.Look;
import dev.parley.chart.Series.Point;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.PrecisionRecall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The charts of the report on an evaluation. */
final class EvaluationPlots {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 340;
  private static final int ROW = 22;
  private static final int AXIS = 70;

  /** More lines cannot be told apart. */
  static final int MOST_CURVES = 7;

  /** Of the points of a curve, one is drawn for each such step of recall. */
  private static final int STEPS = 100;

  private static final int NAME_CHARACTERS = 28;

  private EvaluationPlots() {}

  /** The share of right answers against the mean probability, bin by bin. */
  static Plot reliability(List<Evaluation.Bin> bins) {
    List<Point> intervals = new ArrayList<>();
    List<Point> marks = new ArrayList<>();
    for (Evaluation.Bin bin : bins) {
      Evaluation.Figure right = EvaluationTables.right(bin);
      intervals.add(new Point(bin.probability(), right.low()));
      intervals.add(new Point(bin.probability(), right.high()));
      intervals.add(new Point(bin.probability(), Double.NaN));
      marks.add(new Point(bin.probability(), right.value()));
    }
    return new Plot(
        WIDTH,
        HEIGHT,
        Axis.ofShares("mean probability of the predicted label"),
        Axis.ofShares("share of right answers"),
        List.of(
            new Series("calibrated", Look.REFERENCE, 0, List.of(new Point(0, 0), new Point(1, 1))),
            new Series("", Look.INTERVALS, 0, intervals),
            new Series("bins", Look.MARKS, 0, marks)));
  }

  /** Precision against recall of the labels, the best ones where there are many. */
  static Plot curves(List<PrecisionRecall> curves) {
    List<PrecisionRecall> shown =
        curves.stream()
            .filter(c -> !c.points().isEmpty())
            .sorted(Comparator.comparingDouble(c -> -c.averagePrecision()))
            .limit(MOST_CURVES)
            .toList();
    List<Series> series = new ArrayList<>();
    for (PrecisionRecall curve : shown) {
      String name =
          String.format(Locale.ROOT, "%s %.2f", cut(curve.label()), curve.averagePrecision());
      series.add(new Series(name, Look.LINE, curves.indexOf(curve), drawn(curve.points())));
    }
    return new Plot(WIDTH, HEIGHT, Axis.ofShares("recall"), Axis.ofShares("precision"), series);
  }

  /** The last measured point of each step of recall, and both ends. */
  private static List<Point> drawn(List<PrecisionRecall.Point> points) {
    List<Point> drawn = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      PrecisionRecall.Point p = points.get(i);
      if (i == 0 || i + 1 == points.size() || step(p) != step(points.get(i + 1))) {
        drawn.add(new Point(p.recall(), p.precision()));
      }
    }
    return drawn;
  }

  private static int step(PrecisionRecall.Point point) {
    return (int) (point.recall() * STEPS);
  }

  /** Accuracy and macro-F1 by slice, the first slice on top. */
  static Plot slices(EvaluationReport.Slices slices) {
    List<Evaluation> upwards = new ArrayList<>(slices.evaluations());
    Collections.reverse(upwards);
    List<Series> series = new ArrayList<>();
    add(series, "accuracy", 0, upwards, Evaluation::accuracy);
    add(series, "macro-F1", 1, upwards, Evaluation::macroF1);
    return new Plot(
        WIDTH,
        AXIS + ROW * (upwards.size() + 1),
        Axis.ofShares(""),
        Axis.ofNames(
            upwards.stream().map(EvaluationTables::sliceName).map(EvaluationPlots::cut).toList()),
        series);
  }

  private static void add(
      List<Series> series,
      String name,
      int color,
      List<Evaluation> slices,
      Function<Evaluation, Evaluation.Figure> figure) {
    List<Point> intervals = new ArrayList<>();
    List<Point> marks = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      double y = i + (color == 0 ? 0.15 : -0.15);
      Evaluation.Figure f = figure.apply(slices.get(i));
      intervals.add(new Point(f.low(), y));
      intervals.add(new Point(f.high(), y));
      intervals.add(new Point(f.high(), Double.NaN));
      marks.add(new Point(f.value(), y));
    }
    series.add(new Series("", Look.INTERVALS, color, intervals));
    series.add(new Series(name, Look.MARKS, color, marks));
  }

  /** A name that leaves room for what it names. */
  private static String cut(String name) {
    int characters = name.codePointCount(0, name.length());
    return characters <= NAME_CHARACTERS
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME_CHARACTERS - 1)) + "…";
  }
}
