package dev.parley.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables as LaTeX sets them, whatever their cells hold. */
final class LatexTableTest {

  private static final String HOSTILE = "\\{}$&#%_^~<>|`\"'-[]*\n\r\t\u0000é😀a ";

  @Test
  void everyCharacterIsSetAsItIs() {
    assertThat(LatexTable.escape("50 % of R&D_x #1 costs $5 {a} ~^"))
        .isEqualTo(
            "50 \\% of R\\&D\\_x \\#1 costs \\$5 \\{a\\} \\textasciitilde{}\\textasciicircum{}");
    assertThat(LatexTable.escape("\\input{/etc/passwd}"))
        .isEqualTo("\\textbackslash{}input\\{/etc/passwd\\}");
    assertThat(LatexTable.escape("[a] -- \"b\" <c>\n\nd"))
        .isEqualTo("{[}a] -{}-{} \\symbol{34}b\\symbol{34} \\textless{}c\\textgreater{}  d");
  }

  @Test
  void noTextReachesLatexAsMarkup() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(20); c > 0; c--) {
        text.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
      }
      String known =
          "\\\\text(backslash|asciitilde|asciicircum|less|greater|bar|asciigrave)\\{\\}"
              + "|\\\\symbol\\{34\\}|-\\{\\}|\\{[\\[*']\\}|\\\\[{}$&#%_]";
      assertThat(LatexTable.escape(text.toString()).replaceAll(known, ""))
          .as(text.toString())
          .doesNotContainPattern("[\\\\{}$&#%_^~<>|`\"\\[*'\\p{Cntrl}]");
    }
  }

  @Test
  void aTableIsRuledAndAligned() {
    ReportTable table =
        new ReportTable(
            "By R&D.",
            List.of(
                new ReportTable.Column("name", ReportTable.Kind.NAME),
                new ReportTable.Column("n", ReportTable.Kind.NUMBER)),
            List.of(List.of(new Cell.Words("[x]"), new Cell.Count(3))));
    assertThat(LatexTable.of("by-name", table))
        .isEqualTo(
            """
            % \\usepackage{booktabs}
            \\begin{table}
            \\centering
            \\caption{By R\\&D.}
            \\label{tab:by-name}
            \\begin{tabular}{lr}
            \\toprule
            name & n \\\\
            \\midrule
            {[}x] & 3 \\\\
            \\bottomrule
            \\end{tabular}
            \\end{table}
            """);
  }
}
