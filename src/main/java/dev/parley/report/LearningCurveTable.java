package dev.parley.report;

import dev.parley.bench.CrossValidation;
import dev.parley.bench.CrossValidation.Score;
import dev.parley.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;

/** What is gained by learning from more rows, as text for people: a number of rows a line. */
public final class LearningCurveTable {

  private static final String ROW = "%8s  %-21s %-21s %7s %10s";

  private LearningCurveTable() {}

  /**
   * Formats a learning curve.
   *
   * @param curve the same folds, each learning from as many rows, the fewest first; at least one
   */
  public static String of(List<CrossValidation> curve) {
    StringBuilder out = new StringBuilder();
    CrossValidation first = curve.get(0);
    line(
        out,
        "%d examples, each predicted by models that learnt from samples of other rows;"
            + " 95 %% intervals by bootstrap",
        first.pooled().get(0).matrix().total());
    for (Evaluation baseline : first.pooled().subList(1, first.pooled().size())) {
      line(
          out,
          "%s: accuracy %s, macro-F1 %s",
          baseline.name(),
          EvaluationTable.text(baseline.accuracy()),
          EvaluationTable.text(baseline.macroF1()));
    }
    out.append('\n');
    line(out, ROW, "labels", "accuracy", "macro-F1", "width", "fold sd");
    curve.forEach(point -> addPoint(out, point));
    return out.toString();
  }

  private static void addPoint(StringBuilder out, CrossValidation point) {
    Evaluation pooled = point.pooled().get(0);
    Evaluation.Figure macroF1 = pooled.macroF1();
    line(
        out,
        ROW,
        point.folding().leastLearnt(),
        EvaluationTable.text(pooled.accuracy()),
        EvaluationTable.text(macroF1),
        number(macroF1.high() - macroF1.low()),
        number(point.spread(Score::macroF1).deviation()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
