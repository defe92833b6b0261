package dev.parley.report;

import dev.parley.evaluation.Agreement;
import dev.parley.evaluation.Evaluation;
import dev.parley.model.Decimals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Agreement of coders, as text for people and as rows for programs. */
public final class AgreementTable {

  /** The columns of {@link #rows}, in order. */
  public static final List<String> COLUMNS =
      List.of("statistic", "scope", "value", "low", "high", "units");

  private AgreementTable() {}

  /**
   * Formats the coefficients of all coders, by label and by pair, then the table of two coders.
   *
   * @param agreement what was measured
   */
  public static String of(Agreement agreement) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d units, %d coders: %s; 95 %% intervals by bootstrap",
        agreement.units(),
        agreement.coders().size(),
        String.join(", ", agreement.coders()));
    String scope = "";
    for (Agreement.Coefficient c : agreement.coefficients()) {
      if (!c.scope().equals(scope)) {
        scope = c.scope();
        out.append('\n');
        line(out, "%-24s %-24s %9s", scope, "", "units");
      }
      line(out, "%-24s %-24s %9d", c.statistic(), text(c), c.units());
    }
    if (!agreement.table().isEmpty()) {
      out.append('\n');
      addTable(out, agreement);
    }
    return out.toString();
  }

  /**
   * The coefficients as rows; of one that is not defined, value, low and high are empty.
   *
   * @param agreement what was measured
   * @return rows of strings and numbers, one a column
   */
  public static List<List<Object>> rows(Agreement agreement) {
    return agreement.coefficients().stream().map(AgreementTable::row).toList();
  }

  private static List<Object> row(Agreement.Coefficient c) {
    return List.of(
        c.statistic(),
        c.scope(),
        cell(c.figure(), Evaluation.Figure::value),
        cell(c.figure(), Evaluation.Figure::low),
        cell(c.figure(), Evaluation.Figure::high),
        c.units());
  }

  private static Object cell(
      Optional<Evaluation.Figure> figure, ToDoubleFunction<Evaluation.Figure> part) {
    double value = figure.map(f -> part.applyAsDouble(f)).orElse(Double.NaN);
    return Double.isNaN(value) ? "" : Decimals.of(value);
  }

  private static String text(Agreement.Coefficient c) {
    return c.figure().map(AgreementTable::text).orElse("not defined: " + c.problem());
  }

  /** Where a coefficient is defined in no sample it has no interval. */
  private static String text(Evaluation.Figure figure) {
    return Double.isNaN(figure.low())
        ? String.format(Locale.ROOT, "%.3f", figure.value())
        : EvaluationTable.text(figure);
  }

  private static void addTable(StringBuilder out, Agreement agreement) {
    String corner = agreement.coders().get(0) + " \\ " + agreement.coders().get(1);
    out.append(String.format(Locale.ROOT, "%-24s", corner));
    agreement.labels().forEach(n -> out.append(String.format(Locale.ROOT, " %12s", n)));
    out.append('\n');
    for (int first = 0; first < agreement.labels().size(); first++) {
      out.append(String.format(Locale.ROOT, "%-24s", agreement.labels().get(first)));
      agreement.table().get(first).forEach(n -> out.append(String.format(Locale.ROOT, " %12d", n)));
      out.append('\n');
    }
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
