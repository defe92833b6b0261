package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits from a table, as users ask for them. */
final class AuditCommandTest {

  private static final String NEWS =
      """
      text,label,split
      "Kenya's president, Peter Moss, met an Egyptian envoy on Monday.",dialogue,test
      "He called off the march on Friday.",dialogue,test
      "Talks resumed.",dialogue,test
      "She marched in Peru.",mobilisation,train
      """;

  @TempDir private Path folder;

  private static Run audit(String file, String... more) {
    String[] start = {"audit", "--model", "stance", "--tier", "words", "--data", file};
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static void assertFails(Run run, int exit, String message) {
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("parley: ").contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theTableHasALineAKindAndCountsRowsWithNothingToSwap() throws IOException {
    Run run = audit(file("news.csv", NEWS), "--label-column", "label");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("4 rows; 95 % intervals over rows\n")
        .containsPattern("\nnames +1 +3 +3 ")
        .containsPattern("\ncountries +2 +2 +6 ")
        .containsPattern("\ngender +2 +2 +2 ")
        .containsPattern("\ndays +2 +2 +6 ")
        .contains("right before", "gender, shift of p", "to female", "to male");
    assertThat(run.err())
        .isEqualTo(
            """
            parley: parties: no row has anything to swap
            parley: unions: no row has anything to swap
            """);
  }

  @Test
  void csvHasARowForEachFigureAndAFileForEachSwap() throws IOException {
    Path swaps = folder.resolve("swaps.csv");
    String[] arguments = {
      "--split-column", "split", "--kind", "gender", "--format", "csv", "-o", swaps.toString()
    };
    String news = file("news.csv", NEWS);
    Run run = audit(news, arguments);
    assertThat(run.exit()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("kind,measure,group,label,value,low,high,swaps");
    assertThat(lines).contains("gender,rows_swapped,,,1,,,1", "gender,rows_with_none,,,2,,,1");
    List<String> rows = Files.readAllLines(swaps);
    assertThat(rows).hasSize(2);
    String share = rows.get(1).contains(",true,") ? "1.0" : "0.0";
    assertThat(run.out()).contains("gender,flipped,,," + share, "gender,shift,to female,dialogue,");
    assertThat(rows.get(0))
        .isEqualTo(
            "record,kind,group,original,swapped,replaced,replacement,label_before,label_after,"
                + "flipped,p_before_dialogue,p_before_mobilisation,p_before_neutral,"
                + "p_after_dialogue,p_after_mobilisation,p_after_neutral");
    assertThat(rows.get(1))
        .startsWith(
            "2,gender,to female,He called off the march on Friday.,"
                + "She called off the march on Friday.,He,She,");
    assertThat(audit(news, arguments).out()).isEqualTo(run.out());
  }

  @Test
  void mistakesAreToldInOneLine() throws IOException {
    String news = file("news.csv", NEWS);
    assertFails(audit(news, "--swaps", "0"), 2, "--swaps 0: expected 1 to 100");
    assertFails(audit(news, "--kind", "age"), 2, "--kind");
    assertFails(audit(news, "--text-column", "body"), 1, "no column 'body': the columns are");
    assertFails(audit(news, "--label-column", "split"), 1, "record 1: column 'split': 'test'");
    assertFails(
        audit(news, "--split-column", "split", "--split", "none"), 1, "no rows of split [none]");
    assertFails(audit(file("empty.csv", "text\n\"\"\n")), 1, "record 1: column 'text': no text");
    Run none = audit(file("plain.csv", "text\nTalks resumed.\n"), "--kind", "names");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).endsWith("plain.csv: nothing to swap in any row\n");
  }
}
