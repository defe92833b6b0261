package dev.parley.report;

import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import dev.parley.evaluation.PrecisionRecall;
import dev.parley.evaluation.SetCoverage;
import dev.parley.evaluation.Wilson;
import dev.parley.report.ReportTable.Column;
import dev.parley.report.ReportTable.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The tables of the report on an evaluation. */
final class EvaluationTables {

  private static final double LEVEL = 0.95;
  private static final Evaluation.Figure UNDEFINED =
      new Evaluation.Figure(Double.NaN, Double.NaN, Double.NaN);

  private EvaluationTables() {}

  /** Every metric of the model and of what it is compared with. */
  static ReportTable figures(EvaluationReport report) {
    List<Column> columns = new ArrayList<>(List.of(new Column("metric", Kind.NAME)));
    report.evaluations().forEach(e -> columns.add(new Column(e.name(), Kind.INTERVAL)));
    Set<Metric> metrics = new LinkedHashSet<>(report.first());
    Arrays.stream(Metric.values())
        .filter(m -> report.main().figure(m).isPresent())
        .forEach(metrics::add);
    List<List<Cell>> rows = new ArrayList<>();
    metrics.forEach(m -> rows.add(figures(m, report.evaluations())));
    return new ReportTable(
        ("All figures with 95 %% bootstrap intervals, for %d examples. Log loss, Brier score and"
                + " calibration error are the better the lower.")
            .formatted(report.main().matrix().total()),
        columns,
        rows);
  }

  private static List<Cell> figures(Metric metric, List<Evaluation> evaluations) {
    return Stream.concat(
            Stream.of(new Cell.Words(metric.title())),
            evaluations.stream().map(e -> new Cell.Interval(e.figure(metric).orElse(UNDEFINED))))
        .map(Cell.class::cast)
        .toList();
  }

  /** What each label is recognised by. */
  static ReportTable labels(Evaluation main) {
    return new ReportTable(
        "Precision, recall and F1 of each label with 95 % bootstrap intervals.",
        List.of(
            new Column("label", Kind.NAME),
            new Column("precision", Kind.INTERVAL),
            new Column("recall", Kind.INTERVAL),
            new Column("F1", Kind.INTERVAL),
            new Column("examples", Kind.NUMBER)),
        main.labels().stream().map(EvaluationTables::label).toList());
  }

  private static List<Cell> label(Evaluation.LabelFigures label) {
    return List.of(
        new Cell.Words(label.label()),
        new Cell.Interval(label.precision()),
        new Cell.Interval(label.recall()),
        new Cell.Interval(label.f1()),
        new Cell.Count(label.examples()));
  }

  /** How often each gold label, a row, was predicted as each label, a column. */
  static ReportTable confusion(ConfusionMatrix matrix) {
    List<Column> columns = new ArrayList<>(List.of(new Column("gold \\ predicted", Kind.NAME)));
    matrix.labels().names().forEach(n -> columns.add(new Column(n, Kind.NUMBER)));
    List<List<Cell>> rows = new ArrayList<>();
    for (int gold = 0; gold < matrix.labels().size(); gold++) {
      List<Cell> row = new ArrayList<>(List.of(new Cell.Words(matrix.labels().name(gold))));
      for (int predicted = 0; predicted < matrix.labels().size(); predicted++) {
        row.add(new Cell.Count(matrix.count(gold, predicted)));
      }
      rows.add(row);
    }
    return new ReportTable(
        "How often each gold label (rows) was predicted as each label (columns).", columns, rows);
  }

  /** How often the model is right by how sure it is. */
  static ReportTable reliability(List<Evaluation.Bin> bins) {
    return new ReportTable(
        "Share of right answers by mean probability, in bins of equally many examples, with 95 %"
            + " Wilson intervals. A calibrated model lies on the diagonal.",
        List.of(
            new Column("mean probability", Kind.NUMBER),
            new Column("right", Kind.INTERVAL),
            new Column("examples", Kind.NUMBER)),
        bins.stream()
            .map(
                b ->
                    List.<Cell>of(
                        new Cell.Decimal(b.probability()),
                        new Cell.Interval(right(b)),
                        new Cell.Count(b.examples())))
            .toList());
  }

  static Evaluation.Figure right(Evaluation.Bin bin) {
    return Wilson.figure(bin.right(), bin.examples(), LEVEL);
  }

  /** What precision a label keeps as its recall grows. */
  static ReportTable curves(List<PrecisionRecall> curves) {
    return new ReportTable(
        "Precision against recall of each label as the threshold on its probability falls"
            + (curves.size() > EvaluationPlots.MOST_CURVES ? "; the chart shows the best." : "."),
        List.of(new Column("label", Kind.NAME), new Column("average precision", Kind.NUMBER)),
        curves.stream()
            .map(
                c ->
                    List.<Cell>of(
                        new Cell.Words(c.label()), new Cell.Decimal(c.averagePrecision())))
            .toList());
  }

  /** The examples by the value of a column. */
  static ReportTable slices(EvaluationReport.Slices slices) {
    String more =
        slices.more() == 0 ? "" : " %d further values are not shown.".formatted(slices.more());
    return new ReportTable(
        "Accuracy and macro-F1 by %s with 95 %% bootstrap intervals.%s"
            .formatted(slices.column(), more),
        List.of(
            new Column(slices.column(), Kind.NAME),
            new Column("accuracy", Kind.INTERVAL),
            new Column("macro-F1", Kind.INTERVAL),
            new Column("examples", Kind.NUMBER)),
        slices.evaluations().stream().map(EvaluationTables::slice).toList());
  }

  private static List<Cell> slice(Evaluation slice) {
    return List.of(
        new Cell.Words(sliceName(slice)),
        new Cell.Interval(slice.accuracy()),
        new Cell.Interval(slice.macroF1()),
        new Cell.Count(slice.matrix().total()));
  }

  static String sliceName(Evaluation slice) {
    return slice.name().isEmpty() ? "(empty)" : slice.name();
  }

  /** How often sets of labels hold the right one. */
  static ReportTable sets(EvaluationReport.Sets sets) {
    return new ReportTable(
        "How often sets of labels, asked to hold the right one at %s, do so, and their mean size."
            .formatted(sets.coverage()),
        List.of(
            new Column("label", Kind.NAME),
            new Column("hold the label", Kind.INTERVAL),
            new Column("labels", Kind.NUMBER),
            new Column("examples", Kind.NUMBER)),
        sets.byLabel().stream().map(EvaluationTables::set).toList());
  }

  private static List<Cell> set(SetCoverage set) {
    return List.of(
        new Cell.Words(set.label()),
        new Cell.Interval(set.held()),
        new Cell.Decimal(set.size()),
        new Cell.Count(set.examples()));
  }

  /** The wrong answers that cost most. */
  static ReportTable errors(DetailedEvaluation evaluation) {
    return new ReportTable(
        ("The %d costliest of %d errors, the least probable gold label first, and the weightiest"
                + " features that pushed towards the wrong label.")
            .formatted(evaluation.errors().size(), evaluation.allErrors()),
        List.of(
            new Column("record", Kind.NUMBER),
            new Column("text", Kind.PROSE),
            new Column("gold", Kind.NAME),
            new Column("p gold", Kind.NUMBER),
            new Column("predicted", Kind.NAME),
            new Column("p predicted", Kind.NUMBER),
            new Column("why", Kind.PROSE)),
        evaluation.errors().stream().map(EvaluationTables::error).toList());
  }

  private static List<Cell> error(DetailedEvaluation.CostlyError error) {
    return List.of(
        new Cell.Words(Long.toString(error.record())),
        new Cell.Words(error.text()),
        new Cell.Words(error.gold()),
        new Cell.Decimal(error.goldProbability()),
        new Cell.Words(error.predicted()),
        new Cell.Decimal(error.probability()),
        new Cell.Words(error.why()));
  }

  /** How the figures came about. */
  static ReportTable parameters(Map<String, String> parameters) {
    return new ReportTable(
        "How these figures came about.",
        List.of(new Column("parameter", Kind.NAME), new Column("value", Kind.PROSE)),
        parameters.entrySet().stream()
            .map(e -> List.<Cell>of(new Cell.Words(e.getKey()), new Cell.Words(e.getValue())))
            .toList());
  }
}
