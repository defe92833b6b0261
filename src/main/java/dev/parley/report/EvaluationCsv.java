package dev.parley.report;

import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import dev.parley.evaluation.SetCoverage;
import dev.parley.model.Decimals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluations as CSV in long form, a figure a row: metric, scope, value, low, high, examples. The
 * scope is {@code all}, the name of a baseline, {@code label NAME}, {@code gold NAME, predicted
 * NAME}, {@code bin NUMBER} or {@code COLUMN=VALUE}. Cells of what is not defined are empty.
 */
public final class EvaluationCsv {

  private static final List<String> COLUMNS =
      List.of("metric", "scope", "value", "low", "high", "examples");

  private final TableWriter out;

  private EvaluationCsv(TableWriter out) {
    this.out = out;
  }

  /**
   * Writes a report.
   *
   * @param report what is told
   * @param out where to write; not closed
   * @throws IOException if it cannot be written
   */
  public static void write(EvaluationReport report, OutputStream out) throws IOException {
    TableWriter table = TableWriter.open(out, Format.CSV, List.of(), COLUMNS, false);
    EvaluationCsv csv = new EvaluationCsv(table);
    csv.addMetrics(report);
    csv.addLabels(report.main());
    csv.addCounts(report.main().matrix());
    csv.addReliability(report.main().reliability());
    for (EvaluationReport.Slices slices : report.slices()) {
      csv.addSlices(slices);
    }
    if (report.sets().isPresent()) {
      csv.addSets(report.sets().get().byLabel());
    }
    csv.addLeftOut(report.leftOut());
    table.flush();
  }

  private void addMetrics(EvaluationReport report) throws IOException {
    Set<Metric> metrics = new LinkedHashSet<>(report.first());
    metrics.addAll(List.of(Metric.values()));
    addMetrics("all", report.main(), metrics);
    for (Evaluation baseline : report.evaluations().subList(1, report.evaluations().size())) {
      addMetrics(baseline.name(), baseline, metrics);
    }
  }

  private void addMetrics(String scope, Evaluation evaluation, Set<Metric> metrics)
      throws IOException {
    int examples = evaluation.matrix().total();
    for (Metric metric : metrics) {
      add(metric.id(), scope, evaluation.figure(metric), examples);
    }
    add("groups-right", scope, evaluation.groups(), examples);
  }

  private void addLabels(Evaluation main) throws IOException {
    for (Evaluation.LabelFigures label : main.labels()) {
      String scope = "label " + label.label();
      add("precision", scope, Optional.of(label.precision()), label.examples());
      add("recall", scope, Optional.of(label.recall()), label.examples());
      add("f1", scope, Optional.of(label.f1()), label.examples());
    }
  }

  private void addCounts(ConfusionMatrix matrix) throws IOException {
    List<String> labels = matrix.labels().names();
    for (int gold = 0; gold < labels.size(); gold++) {
      for (int predicted = 0; predicted < labels.size(); predicted++) {
        String scope = "gold %s, predicted %s".formatted(labels.get(gold), labels.get(predicted));
        addPlain("count", scope, matrix.count(gold, predicted), matrix.gold(gold));
      }
    }
  }

  private void addReliability(List<Evaluation.Bin> bins) throws IOException {
    for (int i = 0; i < bins.size(); i++) {
      Evaluation.Bin bin = bins.get(i);
      addPlain("mean-probability", "bin " + (i + 1), number(bin.probability()), bin.examples());
      addPlain("right", "bin " + (i + 1), number(bin.right()), bin.examples());
    }
  }

  private void addSlices(EvaluationReport.Slices slices) throws IOException {
    for (Evaluation slice : slices.evaluations()) {
      String scope = slices.column() + "=" + slice.name();
      add(Metric.ACCURACY.id(), scope, slice.figure(Metric.ACCURACY), slice.matrix().total());
      add(Metric.MACRO_F1.id(), scope, slice.figure(Metric.MACRO_F1), slice.matrix().total());
    }
    if (slices.more() > 0) {
      addPlain("further-values", slices.column(), slices.more(), "");
    }
  }

  private void addSets(List<SetCoverage> sets) throws IOException {
    for (SetCoverage set : sets) {
      String scope = "label " + set.label();
      add("set-holds-label", scope, Optional.of(set.held()), set.examples());
      addPlain("set-size", scope, number(set.size()), set.examples());
    }
  }

  private void addLeftOut(Map<String, Integer> leftOut) throws IOException {
    for (Map.Entry<String, Integer> label : leftOut.entrySet()) {
      addPlain("left-out", "label " + label.getKey(), label.getValue(), "");
    }
  }

  private void add(String metric, String scope, Optional<Evaluation.Figure> figure, int examples)
      throws IOException {
    if (figure.isPresent()) {
      Evaluation.Figure f = figure.get();
      out.write(
          Row.EMPTY,
          List.of(metric, scope, number(f.value()), number(f.low()), number(f.high()), examples));
    }
  }

  private void addPlain(String metric, String scope, Object value, Object examples)
      throws IOException {
    out.write(Row.EMPTY, List.of(metric, scope, value, "", "", examples));
  }

  private static Object number(double value) {
    return Double.isNaN(value) ? "" : Decimals.of(value);
  }
}
