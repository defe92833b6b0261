package dev.parley.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.parley.evaluation.ConfusionMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The report on an evaluation as a page that needs nothing else. Whatever comes from data is
 * escaped, and the page forbids all scripts but its own, which only filters the errors.
 */
final class EvaluationPage {

  private static final Template PAGE =
      Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(template());

  /** How strong the shade of a whole row is, so that black and white text stay readable on it. */
  private static final double STRONGEST = 0.5;

  private EvaluationPage() {}

  private static String template() {
    try (InputStream in = EvaluationPage.class.getResourceAsStream("evaluation.mustache")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the library's own evaluation.mustache cannot be read", e);
    }
  }

  static String of(DetailedEvaluation evaluation, List<EvaluationSection> sections)
      throws IOException {
    List<Map<String, Object>> parts = new ArrayList<>();
    for (EvaluationSection section : sections) {
      parts.add(section(section, evaluation.report().main().matrix()));
    }
    return PAGE.execute(
        Map.of(
            "name",
            evaluation.report().main().name(),
            "summary",
            EvaluationSummary.of(evaluation),
            "leftOut",
            leftOut(evaluation.report().leftOut()),
            "sections",
            parts));
  }

  private static String leftOut(Map<String, Integer> rows) {
    List<String> each = new ArrayList<>();
    rows.forEach((label, count) -> each.add("'%s' (%d rows)".formatted(label, count)));
    return String.join(", ", each);
  }

  private static Map<String, Object> section(EvaluationSection section, ConfusionMatrix matrix)
      throws IOException {
    Map<String, Object> part = new HashMap<>();
    boolean plotted = section.plot().isPresent();
    part.put("id", section.name());
    part.put("heading", section.heading());
    part.put("caption", section.table().caption());
    part.put("plotted", plotted);
    part.put(
        "svg", plotted ? section.plot().get().svg(section.name(), section.table().caption()) : "");
    part.put("errors", section.name().equals("errors") && !section.table().rows().isEmpty());
    part.put("confusion", section.name().equals("confusion"));
    part.put("columns", section.table().columns().stream().map(EvaluationPage::column).toList());
    part.put("rows", section.name().equals("confusion") ? heat(matrix) : rows(section.table()));
    return part;
  }

  private static Map<String, Object> column(ReportTable.Column column) {
    return Map.of("title", column.title(), "kind", kind(column));
  }

  private static String kind(ReportTable.Column column) {
    return column.kind().name().toLowerCase(Locale.ROOT);
  }

  private static List<Map<String, Object>> rows(ReportTable table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Cell> row : table.rows()) {
      List<Map<String, Object>> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(
            Map.of(
                "text", row.get(i).text(), "kind", kind(table.columns().get(i)), "share", false));
      }
      rows.add(Map.of("cells", cells));
    }
    return rows;
  }

  /** The counts, each with its share of the row, by which its cell is shaded. */
  private static List<Map<String, Object>> heat(ConfusionMatrix matrix) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int gold = 0; gold < matrix.labels().size(); gold++) {
      List<Map<String, Object>> cells = new ArrayList<>();
      cells.add(Map.of("text", matrix.labels().name(gold), "kind", "name", "share", false));
      for (int predicted = 0; predicted < matrix.labels().size(); predicted++) {
        cells.add(shaded(matrix.count(gold, predicted), matrix.gold(gold), gold == predicted));
      }
      rows.add(Map.of("cells", cells));
    }
    return rows;
  }

  private static Map<String, Object> shaded(int count, int all, boolean right) {
    double share = all == 0 ? 0 : (double) count / all;
    return Map.of(
        "text",
        count,
        "kind",
        right ? "heat right" : "heat wrong",
        "share",
        all == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share),
        "shade",
        String.format(Locale.ROOT, "%.2f", STRONGEST * share));
  }
}
