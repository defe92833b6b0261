package dev.parley.report;

import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import dev.parley.evaluation.Retrieval;
import dev.parley.evaluation.SetCoverage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Evaluations as text for people: the comparison, then the figures and counts of each label, then
 * how often it is right by how sure it is, then slices and sets.
 */
public final class EvaluationTable {

  private EvaluationTable() {}

  /**
   * Formats evaluations of the same examples.
   *
   * @param evaluations the one that matters first, then what it is compared with
   */
  public static String of(List<Evaluation> evaluations) {
    return of(new EvaluationReport(evaluations, List.of(), Map.of(), List.of(), Optional.empty()));
  }

  /**
   * Formats a report.
   *
   * @param report what is told
   */
  public static String of(EvaluationReport report) {
    StringBuilder out = new StringBuilder();
    Evaluation main = report.main();
    line(out, "%d examples; 95 %% intervals by bootstrap", main.matrix().total());
    addMissing(out, report);
    out.append('\n');
    addMetrics(out, report);
    out.append('\n');
    addLabels(out, main);
    out.append('\n');
    addCounts(out, main.matrix());
    if (!main.reliability().isEmpty()) {
      out.append('\n');
      addReliability(out, main.reliability());
    }
    report.slices().forEach(slices -> addSlices(out.append('\n'), slices));
    report.sets().ifPresent(sets -> addSets(out.append('\n'), sets));
    return out.toString();
  }

  /**
   * Formats what was found in documents, a line each.
   *
   * @param retrievals what was looked for
   */
  public static String ofRetrievals(List<Retrieval> retrievals) {
    StringBuilder out = new StringBuilder();
    line(out, "%-20s %-21s %-21s %s", "", "precision", "recall", "F1");
    for (Retrieval r : retrievals) {
      line(
          out,
          "%-20s %-21s %-21s %s",
          r.name(),
          text(r.precision()),
          text(r.recall()),
          text(r.f1()));
    }
    return out.toString();
  }

  static String text(Evaluation.Figure figure) {
    return Double.isNaN(figure.value())
        ? "-"
        : String.format(
            Locale.ROOT, "%.3f [%.3f, %.3f]", figure.value(), figure.low(), figure.high());
  }

  /** What a mean over labels would hide. */
  private static void addMissing(StringBuilder out, EvaluationReport report) {
    report
        .leftOut()
        .forEach((label, rows) -> line(out, "left out, unknown label '%s': %d", label, rows));
    ConfusionMatrix matrix = report.main().matrix();
    for (int label = 0; label < matrix.labels().size(); label++) {
      if (matrix.gold(label) == 0) {
        line(
            out,
            "no example of label '%s', predicted %d times",
            matrix.labels().name(label),
            matrix.predicted(label));
      }
    }
  }

  private static void addMetrics(StringBuilder out, EvaluationReport report) {
    addRow(out, "", report.evaluations(), Evaluation::name);
    for (Metric metric : report.first()) {
      addMetric(out, metric, report.evaluations());
    }
    if (!report.first().isEmpty()) {
      out.append('\n');
    }
    Arrays.stream(Metric.values())
        .filter(m -> !report.first().contains(m))
        .filter(m -> report.main().figure(m).isPresent())
        .forEach(m -> addMetric(out, m, report.evaluations()));
    if (report.main().groups().isPresent()) {
      addRow(out, "groups right", report.evaluations(), e -> text(e.groups()));
    }
  }

  private static void addMetric(StringBuilder out, Metric metric, List<Evaluation> evaluations) {
    addRow(out, metric.title(), evaluations, e -> text(e.figure(metric)));
  }

  private static void addRow(
      StringBuilder out,
      String title,
      List<Evaluation> evaluations,
      Function<Evaluation, String> cell) {
    String cells =
        evaluations.stream()
            .map(e -> pad(cell.apply(e), e.name().length()))
            .collect(Collectors.joining(" "));
    line(out, "%-20s %s", title, cells);
  }

  /** Pads to the width of a figure, or of what stands above it. */
  private static String pad(String cell, int above) {
    return String.format(Locale.ROOT, "%-" + Math.max(21, above) + "s", cell);
  }

  private static String text(Optional<Evaluation.Figure> figure) {
    return figure.map(EvaluationTable::text).orElse("-");
  }

  private static void addLabels(StringBuilder out, Evaluation main) {
    line(out, "%-24s %-21s %-21s %-21s %9s", "label", "precision", "recall", "F1", "examples");
    for (Evaluation.LabelFigures label : main.labels()) {
      line(
          out,
          "%-24s %-21s %-21s %-21s %9d",
          label.label(),
          text(label.precision()),
          text(label.recall()),
          text(label.f1()),
          label.examples());
    }
  }

  private static void addCounts(StringBuilder out, ConfusionMatrix matrix) {
    out.append(String.format(Locale.ROOT, "%-24s", "gold \\ predicted"));
    matrix.labels().names().forEach(n -> out.append(String.format(Locale.ROOT, " %12s", n)));
    out.append('\n');
    for (int gold = 0; gold < matrix.labels().size(); gold++) {
      out.append(String.format(Locale.ROOT, "%-24s", matrix.labels().name(gold)));
      for (int predicted = 0; predicted < matrix.labels().size(); predicted++) {
        out.append(String.format(Locale.ROOT, " %12d", matrix.count(gold, predicted)));
      }
      out.append('\n');
    }
  }

  private static void addReliability(StringBuilder out, List<Evaluation.Bin> bins) {
    line(out, "%-24s %9s %9s", "mean probability", "right", "examples");
    for (Evaluation.Bin bin : bins) {
      line(out, "%-24.3f %9.3f %9d", bin.probability(), bin.right(), bin.examples());
    }
  }

  private static void addSlices(StringBuilder out, EvaluationReport.Slices slices) {
    line(out, "%-24s %-21s %-21s %9s", slices.column(), "accuracy", "macro-F1", "examples");
    for (Evaluation slice : slices.evaluations()) {
      line(
          out,
          "%-24s %-21s %-21s %9d",
          slice.name().isEmpty() ? "(empty)" : slice.name(),
          text(slice.accuracy()),
          text(slice.macroF1()),
          slice.matrix().total());
    }
    if (slices.more() > 0) {
      line(out, "%d further values are not printed", slices.more());
    }
  }

  private static void addSets(StringBuilder out, EvaluationReport.Sets sets) {
    String asked = String.format(Locale.ROOT, "sets at %s", sets.coverage());
    line(out, "%-24s %-21s %9s %9s", asked, "hold the label", "labels", "examples");
    for (SetCoverage set : sets.byLabel()) {
      line(out, "%-24s %-21s %9.3f %9d", set.label(), text(set.held()), set.size(), set.examples());
    }
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
