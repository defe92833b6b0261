package dev.parley.report;

import dev.parley.bench.Prevalence.Estimate;
import dev.parley.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shares of labels as text for people: a line a group and label, the estimators side by side. */
public final class PrevalenceTable {

  private static final String COLUMN = " %-25s";

  private PrevalenceTable() {}

  /**
   * Formats shares.
   *
   * @param estimates of one or several groups
   * @param level of the intervals
   */
  public static String of(List<Estimate> estimates, double level) {
    StringBuilder out = new StringBuilder();
    Map<String, List<Estimate>> lines = new LinkedHashMap<>();
    estimates.forEach(
        e -> lines.computeIfAbsent(group(e) + "\0" + e.label(), k -> new ArrayList<>()).add(e));
    List<String> notes = new ArrayList<>();
    String head = String.format(Locale.ROOT, "shares, %s %% intervals", percent(level));
    line(out, "%-32s %-16s %7s %6s" + COLUMN.repeat(4), heading(head, estimates));
    lines.values().forEach(line -> addLine(out, line, notes));
    if (!notes.isEmpty()) {
      out.append('\n');
    }
    for (int i = 0; i < notes.size(); i++) {
      line(out, "[%d] %s", i + 1, notes.get(i));
    }
    return out.toString();
  }

  private static Object[] heading(String head, List<Estimate> estimates) {
    List<Object> cells = new ArrayList<>(List.of(head, "label", "rows", "coded"));
    estimates.stream().map(Estimate::estimator).distinct().forEach(cells::add);
    return cells.toArray();
  }

  private static void addLine(StringBuilder out, List<Estimate> line, List<String> notes) {
    Estimate first = line.get(0);
    List<Object> cells =
        new ArrayList<>(List.of(group(first), first.label(), first.rows(), first.coded()));
    for (Estimate estimate : line) {
      String share = estimate.share().map(PrevalenceTable::text).orElse("-");
      cells.add(share + mark(estimate.note(), notes));
    }
    line(out, "%-32s %-16s %7d %6d" + COLUMN.repeat(line.size()), cells.toArray());
  }

  private static String mark(String note, List<String> notes) {
    if (note.isEmpty()) {
      return "";
    }
    if (!notes.contains(note)) {
      notes.add(note);
    }
    return String.format(Locale.ROOT, " [%d]", notes.indexOf(note) + 1);
  }

  private static String group(Estimate estimate) {
    return estimate.group().isEmpty() ? "all rows" : String.join(", ", estimate.group());
  }

  private static String percent(double level) {
    return String.format(Locale.ROOT, "%.1f", 100 * level).replaceFirst("\\.0$", "");
  }

  private static String text(Evaluation.Figure figure) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", figure.value(), figure.low(), figure.high());
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
