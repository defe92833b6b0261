package dev.parley.report;

import dev.parley.evaluation.Comparison;
import dev.parley.evaluation.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A comparison of two sides as text for people: figures, tests, counts, unknown labels. */
public final class ComparisonTable {

  private ComparisonTable() {}

  /**
   * Formats a comparison.
   *
   * @param c what was compared
   */
  public static String of(Comparison c) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d rows, drawn as %d units; 95 %% intervals by bootstrap",
        c.rows().total(),
        c.drawn());
    out.append('\n');
    line(out, "%-36s %-24s %s", "", "accuracy", "macro-F1");
    addSide(out, c.first());
    addSide(out, c.second());
    line(
        out,
        "%-36s %-24s %s",
        "first less second",
        EvaluationTable.text(c.accuracy().figure()),
        EvaluationTable.text(c.macroF1().figure()));
    out.append('\n');
    addTests(out, c);
    out.append('\n');
    addRows(out, c.rows());
    addUnknown(out, c);
    return out.toString();
  }

  private static void addSide(StringBuilder out, Comparison.Side side) {
    line(
        out,
        "%-36s %-24s %s",
        side.name(),
        EvaluationTable.text(side.accuracy()),
        EvaluationTable.text(side.macroF1()));
  }

  private static void addTests(StringBuilder out, Comparison c) {
    line(out, "%-60s %9s", "test, two-sided", "p");
    addTest(out, "accuracy: paired bootstrap, shifted to no difference", c.accuracy().p());
    addTest(out, "macro-F1: paired bootstrap, shifted to no difference", c.macroF1().p());
    addTest(out, "macro-F1: approximate randomisation", c.randomization());
    boolean grouped = c.drawn() < c.rows().total();
    String rows = grouped ? ", as if rows of a group were independent" : "";
    addTest(out, "accuracy: McNemar, exact" + rows, c.mcNemar());
  }

  private static void addTest(StringBuilder out, String test, double p) {
    line(out, "%-60s %9s", test, p < 1e-4 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p));
  }

  private static void addRows(StringBuilder out, Comparison.Rows rows) {
    line(out, "%-24s %9s", "right", "rows");
    line(out, "%-24s %9d", "both", rows.both());
    line(out, "%-24s %9d", "only first", rows.first());
    line(out, "%-24s %9d", "only second", rows.second());
    line(out, "%-24s %9d", "neither", rows.neither());
  }

  private static void addUnknown(StringBuilder out, Comparison c) {
    ConfusionMatrix first = c.first().matrix();
    ConfusionMatrix second = c.second().matrix();
    List<String> lines = new ArrayList<>();
    addUnknown(lines, "never in gold", first, label -> first.gold(label) == 0);
    addUnknown(lines, "never answered by first", first, label -> first.predicted(label) == 0);
    addUnknown(lines, "never answered by second", second, label -> second.predicted(label) == 0);
    if (!lines.isEmpty()) {
      out.append('\n');
      lines.forEach(text -> line(out, "%s", text));
    }
  }

  private static void addUnknown(
      List<String> lines, String what, ConfusionMatrix matrix, IntPredicate unknown) {
    String labels =
        IntStream.range(0, matrix.labels().size())
            .filter(unknown)
            .mapToObj(matrix.labels()::name)
            .collect(Collectors.joining(", "));
    if (!labels.isEmpty()) {
      lines.add(what + ": " + labels);
    }
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
