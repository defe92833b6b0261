package dev.parley.report;

import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.evaluation.Comparison;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import dev.parley.model.Decimals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A comparison of two sides as text for people (figures, tests, counts, unknown labels) and as CSV
 * for programs.
 */
public final class ComparisonTable {

  private static final String ACCURACY = Metric.ACCURACY.id();
  private static final String MACRO_F1 = Metric.MACRO_F1.id();
  private static final String DIFFERENCE = "difference";
  private static final List<String> COLUMNS =
      List.of("statistic", "scope", "value", "low", "high", "p");

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

  /**
   * Writes a comparison in long form, a figure a row: statistic, scope, value, low, high, p. The
   * scope is a side's name, {@code difference} (first less second) or which side is right; cells of
   * what a statistic has not are empty.
   *
   * @param c what was compared
   * @param out where to write; not closed
   * @throws IOException if it cannot be written
   */
  public static void writeCsv(Comparison c, OutputStream out) throws IOException {
    TableWriter table = TableWriter.open(out, Format.CSV, List.of(), COLUMNS, false);
    for (List<Object> row : rows(c)) {
      table.write(Row.EMPTY, row);
    }
    table.flush();
  }

  private static List<List<Object>> rows(Comparison c) {
    return List.of(
        row(ACCURACY, c.first().name(), c.first().accuracy(), ""),
        row(ACCURACY, c.second().name(), c.second().accuracy(), ""),
        row(ACCURACY, DIFFERENCE, c.accuracy().figure(), Decimals.of(c.accuracy().p())),
        row(MACRO_F1, c.first().name(), c.first().macroF1(), ""),
        row(MACRO_F1, c.second().name(), c.second().macroF1(), ""),
        row(MACRO_F1, DIFFERENCE, c.macroF1().figure(), Decimals.of(c.macroF1().p())),
        List.of("randomization-macro-f1", DIFFERENCE, "", "", "", Decimals.of(c.randomization())),
        List.of("mcnemar-accuracy", DIFFERENCE, "", "", "", Decimals.of(c.mcNemar())),
        count("both", c.rows().both()),
        count("only first", c.rows().first()),
        count("only second", c.rows().second()),
        count("neither", c.rows().neither()));
  }

  private static List<Object> row(String statistic, String scope, Evaluation.Figure f, Object p) {
    return List.of(
        statistic, scope, Decimals.of(f.value()), Decimals.of(f.low()), Decimals.of(f.high()), p);
  }

  private static List<Object> count(String right, int rows) {
    return List.of("rows-right", right, rows, "", "", "");
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
