package dev.parley.report;

import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Retrieval;
import dev.parley.evaluation.SetCoverage;
import java.util.List;
import java.util.Locale;

/**
 * Evaluations as text for people: the comparison, then the figures and counts of each label, then
 * how often it is right by how sure it is.
 */
public final class EvaluationTable {

  private static final String COLUMNS = "%-21s %-21s %-21s %s";

  private EvaluationTable() {}

  /**
   * Formats evaluations of the same examples.
   *
   * @param evaluations the one that matters first, then what it is compared with
   */
  public static String of(List<Evaluation> evaluations) {
    StringBuilder out = new StringBuilder();
    Evaluation main = evaluations.get(0);
    line(out, "%d examples; 95 %% intervals by bootstrap", main.matrix().total());
    out.append('\n');
    line(out, "%-20s " + COLUMNS, "", "accuracy", "macro-F1", "calibration error", "groups right");
    for (Evaluation e : evaluations) {
      line(
          out,
          "%-20s " + COLUMNS,
          e.name(),
          text(e.accuracy()),
          text(e.macroF1()),
          e.calibrationError().map(EvaluationTable::text).orElse("-"),
          e.groups().map(EvaluationTable::text).orElse("-"));
    }
    out.append('\n');
    addLabels(out, main.matrix());
    out.append('\n');
    addCounts(out, main.matrix());
    if (!main.reliability().isEmpty()) {
      out.append('\n');
      addReliability(out, main.reliability());
    }
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

  /**
   * Formats how often sets of labels hold the right one, a line a label.
   *
   * @param coverage what was asked for
   * @param sets by label
   */
  public static String ofSets(double coverage, List<SetCoverage> sets) {
    StringBuilder out = new StringBuilder();
    String asked = String.format(Locale.ROOT, "sets at %s", coverage);
    line(out, "%-24s %-21s %9s %9s", asked, "hold the label", "labels", "examples");
    for (SetCoverage set : sets) {
      line(out, "%-24s %-21s %9.3f %9d", set.label(), text(set.held()), set.size(), set.examples());
    }
    return out.toString();
  }

  private static String text(Evaluation.Figure figure) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", figure.value(), figure.low(), figure.high());
  }

  private static void addLabels(StringBuilder out, ConfusionMatrix matrix) {
    line(out, "%-24s %9s %9s %9s %9s", "label", "precision", "recall", "F1", "examples");
    for (int label = 0; label < matrix.labels().size(); label++) {
      line(
          out,
          "%-24s %9.3f %9.3f %9.3f %9d",
          matrix.labels().name(label),
          matrix.precision(label),
          matrix.recall(label),
          matrix.f1(label),
          matrix.gold(label));
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

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
