package dev.parley.report;

import dev.parley.audit.Audit;
import dev.parley.evaluation.Evaluation.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Audits as text for people: a line a kind, then where probabilities go, a line a group. */
public final class AuditTable {

  private AuditTable() {}

  /**
   * Formats audits of the same rows.
   *
   * @param audits one a kind
   * @param rows how many rows were looked at
   */
  public static String of(List<Audit> audits, int rows) {
    StringBuilder out = new StringBuilder();
    line(out, "%d rows; 95 %% intervals over rows", rows);
    out.append('\n');
    line(
        out,
        "%-16s %6s %6s %6s %-21s %-21s %-21s %s",
        "swapped",
        "rows",
        "none",
        "swaps",
        "label flips",
        "same group, differ",
        "change of p",
        "largest");
    audits.forEach(audit -> addKind(out, audit, rows));
    if (audits.stream().anyMatch(a -> a.rightBefore().isPresent())) {
      addRight(out.append('\n'), audits);
    }
    audits.forEach(audit -> addShifts(out.append('\n'), audit));
    return out.toString();
  }

  private static void addKind(StringBuilder out, Audit audit, int rows) {
    line(
        out,
        "%-16s %6d %6d %6d %-21s %-21s %-21s %.3f",
        audit.kind(),
        audit.rows(),
        rows - audit.rows(),
        audit.swaps(),
        text(audit.flipped()),
        text(audit.twinsFlipped()),
        text(audit.change()),
        audit.largest());
  }

  private static void addRight(StringBuilder out, List<Audit> audits) {
    line(out, "%-16s %-21s %-21s", "swapped", "right before", "right after");
    audits.forEach(
        audit ->
            line(
                out,
                "%-16s %-21s %-21s",
                audit.kind(),
                text(audit.rightBefore()),
                text(audit.rightAfter())));
  }

  private static void addShifts(StringBuilder out, Audit audit) {
    List<String> labels = audit.shifts().stream().map(Audit.Shift::label).distinct().toList();
    String column = " %-24s";
    List<Object> head = new ArrayList<>(List.of(audit.kind() + ", shift of p", "swaps"));
    head.addAll(labels);
    line(out, "%-24s %6s" + column.repeat(labels.size()), head.toArray());
    for (int at = 0; at < audit.shifts().size(); at += labels.size()) {
      Audit.Shift first = audit.shifts().get(at);
      List<Object> cells = new ArrayList<>(List.of(first.group(), first.swaps()));
      audit.shifts().subList(at, at + labels.size()).forEach(s -> cells.add(signed(s.mean())));
      line(out, "%-24s %6d" + column.repeat(labels.size()), cells.toArray());
    }
  }

  private static String signed(Figure figure) {
    return String.format(
        Locale.ROOT, "%+.3f [%+.3f, %+.3f]", figure.value(), figure.low(), figure.high());
  }

  private static String text(Optional<Figure> figure) {
    return figure.map(EvaluationTable::text).orElse("-");
  }

  private static String text(Figure figure) {
    return EvaluationTable.text(figure);
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
