package dev.parley.report;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as LaTeX, ruled by the package booktabs. */
final class LatexTable {

  private LatexTable() {}

  /**
   * Writes a table.
   *
   * @param name of letters, digits and hyphens; its label is {@code tab:NAME}
   */
  static String of(String name, ReportTable table) {
    String columns = table.columns().stream().map(LatexTable::column).collect(Collectors.joining());
    String head = row(table.columns().stream().map(ReportTable.Column::title).toList());
    String rows =
        table.rows().stream()
            .map(cells -> row(cells.stream().map(Cell::text).toList()))
            .collect(Collectors.joining());
    return """
        %% \\usepackage{booktabs}
        \\begin{table}
        \\centering
        \\caption{%s}
        \\label{tab:%s}
        \\begin{tabular}{%s}
        \\toprule
        %s\\midrule
        %s\\bottomrule
        \\end{tabular}
        \\end{table}
        """
        .formatted(escape(table.caption()), name, columns, head, rows);
  }

  private static String column(ReportTable.Column column) {
    return switch (column.kind()) {
      case NAME -> "l";
      case PROSE -> "p{0.3\\linewidth}";
      case NUMBER, INTERVAL -> "r";
    };
  }

  private static String row(List<String> cells) {
    return cells.stream().map(LatexTable::escape).collect(Collectors.joining(" & ")) + " \\\\\n";
  }

  /**
   * Text that LaTeX sets as it is, whatever it holds. Without line ends, as an empty line within a
   * caption is an error; control characters become spaces.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\\' -> out.append("\\textbackslash{}");
      case '~' -> out.append("\\textasciitilde{}");
      case '^' -> out.append("\\textasciicircum{}");
      case '<' -> out.append("\\textless{}");
      case '>' -> out.append("\\textgreater{}");
      case '|' -> out.append("\\textbar{}");
      case '`' -> out.append("\\textasciigrave{}");
      case '"' -> out.append("\\symbol{34}"); // babel gives it a meaning
      case '-' -> out.append("-{}"); // no dash of two
      case '[', '*', '\'' -> out.append('{').append((char) c).append('}'); // may follow \\
      case '{', '}', '$', '&', '#', '%', '_' -> out.append('\\').append((char) c);
      default -> appendOther(out, c);
    }
  }

  private static void appendOther(StringBuilder out, int c) {
    boolean control = Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    out.appendCodePoint(control || Character.isWhitespace(c) ? ' ' : c);
  }
}
