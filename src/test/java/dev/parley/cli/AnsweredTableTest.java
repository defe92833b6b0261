package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code agree} and {@code compare}. */
final class AnsweredTableTest {

  private static final String CODES =
      """
      id,text,anna,ben,day
      1,The parties will meet on Friday.,dialogue,dialogue,a
      2,The union called a march for Monday.,mobilisation,mobilisation,a
      3,The budget passed.,neutral,dialogue,b
      4,Thousands rallied in the square.,mobilisation,,b
      5,Both sides agreed to talks.,dialogue,dialogue,c
      6,The harvest was good.,neutral,neutral,c
      """;

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void codersAgreeAsTheTableSays() throws IOException {
    Run run =
        Run.of(
            "agree",
            "--data",
            file("codes.csv", CODES),
            "--coder-column",
            "anna",
            "--coder-column",
            "ben");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    // of the 5 rows that both coded 4 agree; by chance 2*3 + 1*1 + 2*1 of 25 would
    assertThat(run.out())
        .startsWith("6 units, 2 coders: anna, ben; 95 % intervals by bootstrap\n")
        .containsPattern("percent agreement +0\\.800 \\[.*\\] +5\n")
        .containsPattern("Cohen's kappa +0\\.688 \\[.*\\] +5\n")
        .contains("label=mobilisation")
        .containsPattern("anna \\\\ ben +dialogue mobilisation +neutral\n");
  }

  @Test
  void aModelIsACoderAndCsvHasARowForEachCoefficient() throws IOException {
    Run run =
        Run.of(
            "agree",
            "--data",
            file("codes.csv", CODES),
            "--coder-column",
            "anna",
            "--coder-column",
            "ben",
            "--model",
            "stance",
            "--tier",
            "words",
            "--format",
            "csv");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().findFirst()).contains("statistic,scope,value,low,high,units");
    assertThat(run.out())
        .contains("\nKrippendorff's alpha,all,")
        .contains("\nCohen's kappa,anna/stance,")
        .contains("\nFleiss' kappa,all,,,,"); // ben left a row out
  }

  @Test
  void twoFilesAreJoinedByTheirIds() throws IOException {
    String data = file("a.csv", "id,gold,x\n1,p,p\n2,q,q\n3,p,q\n");
    String other = file("b.csv", "id,x\n3,p\n1,p\n2,p\n");
    Path flips = folder.resolve("flips.csv");
    Run run =
        Run.of(
            "compare",
            "--data",
            data,
            "--other",
            other,
            "--label-column",
            "gold",
            "--column",
            "x",
            "--column",
            "other:x",
            "--flips",
            flips.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("3 rows, drawn as 3 units")
        .containsPattern("only first +1\n")
        .containsPattern("only second +1\n");
    assertThat(flips)
        .hasContent(
            """
            id,gold,x,compare_gold,compare_first,compare_second,compare_right
            2,q,q,q,q,p,first
            3,p,q,p,q,p,second
            """);
  }

  @Test
  void modelsAreComparedOnGold() throws IOException {
    String data = file("codes.csv", CODES);
    Run run =
        Run.of(
            "compare",
            "--data",
            data,
            "--label-column",
            "anna",
            "--column",
            "anna",
            "--model",
            "stance",
            "--tier",
            "words",
            "--group-column",
            "day",
            "--samples",
            "100");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("6 rows, drawn as 3 units")
        .containsPattern("anna +1\\.000 \\[1\\.000, 1\\.000\\]")
        .contains("as if rows of a group were independent");
  }

  @Test
  void aComparisonIsCsvWithARowForEachFigureTestAndCount() throws IOException {
    String[] arguments = {
      "compare",
      "--data",
      file("a.csv", "gold,x,y\np,p,p\nq,q,p\np,q,q\nq,q,p\n"),
      "--label-column",
      "gold",
      "--column",
      "x",
      "--column",
      "y",
      "--format",
      "csv"
    };
    Run run = Run.of(arguments);
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .hasSize(13)
        .startsWith("statistic,scope,value,low,high,p")
        .anyMatch(line -> line.startsWith("accuracy,x,0.750000,"))
        .anyMatch(line -> line.startsWith("accuracy,difference,0.500000,"))
        .contains("mcnemar-accuracy,difference,,,,0.500000", "rows-right,only first,2,,,");
  }

  @Test
  void mistakesAreNamed() throws IOException {
    String data = file("codes.csv", CODES);
    assertFails(
        Run.of("agree", "--data", data, "--coder-column", "anna"), 2, "at least two coders");
    assertFails(
        Run.of("agree", "--data", data, "--coder-column", "anna", "--coder-column", "carl"),
        1,
        "no column 'carl'");
    assertFails(
        Run.of("agree", "--data", data, "--coder-column", "anna", "--coder-column", "anna"),
        2,
        "'anna': a second coder of this name");
    String[] sides = {"compare", "--data", data, "--label-column", "anna", "--column", "ben"};
    assertFails(Run.of(sides), 2, "expected two sides");
    assertFails(
        Run.of(
            "compare",
            "--data",
            data,
            "--label-column",
            "anna",
            "--column",
            "ben",
            "--column",
            "day"),
        1,
        "record 4: 'ben': expected a label");
    assertFails(
        Run.of(
            "compare",
            "--data",
            data,
            "--other",
            file("o.csv", "id,x\n1,a\n1,b\n"),
            "--label-column",
            "anna",
            "--column",
            "anna",
            "--column",
            "other:x"),
        1,
        "record 2: column 'id': '1': a second row of this name");
    assertFails(
        Run.of(
            "compare",
            "--data",
            data,
            "--other",
            file("p.csv", "id,x\n1,a\n"),
            "--label-column",
            "anna",
            "--column",
            "anna",
            "--column",
            "other:x"),
        1,
        "record 2: column 'id': '2': no such row in");
    String[] joined = {
      "compare",
      "--data",
      file("q.csv", "id,x\n1,a\n"),
      "--other",
      file("r.csv", "id,x\n1,a\n8,b\n9,a\n"),
      "--label-column",
      "x",
      "--column",
      "x",
      "--column",
      "other:x"
    };
    assertFails(Run.of(joined), 1, "r.csv: 2 rows whose 'id' ");
    assertFails(Run.of(joined), 1, "has not: '8', '9'");
    file("q.csv", "id,x\n1,a\n1,a\n");
    file("r.csv", "id,x\n1,a\n");
    assertFails(Run.of(joined), 1, "q.csv: record 2: column 'id': '1': a second row of this name");
  }

  private static void assertFails(Run run, int exit, String message) {
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("parley: ").contains(message);
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).isEmpty();
  }
}
