package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares of labels from a table, as users ask for them. */
final class PrevalenceCommandTest {

  @TempDir private Path folder;

  private static Run prevalence(String file, String... more) {
    String[] start = {"prevalence", "--data", file};
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

  /** 400 rows of two outlets, 80 of them coded; of these 64 are predicted rightly. */
  private String outlets() throws IOException {
    StringBuilder csv = new StringBuilder("outlet,predicted,gold,chance,p_no,p_yes\n");
    for (int i = 0; i < 400; i++) {
      boolean yes = i % 10 < 3;
      boolean right = i / 5 % 5 < 4;
      csv.append(i < 360 ? "Times," : "\"Post, The\",")
          .append(yes ? "yes," : "no,")
          .append(i % 5 == 0 ? (yes == right ? "yes" : "no") : "")
          .append(yes ? ",0.2,0.1,0.9\n" : ",0.2,0.8,0.2\n");
    }
    return file("outlets.csv", csv.toString());
  }

  @Test
  void csvHasARowForEachGroupLabelAndEstimator() throws IOException {
    Run run =
        prevalence(
            outlets(), "--predicted-column", "predicted", "--by", "outlet", "--format", "csv");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(1 + 3 * 2 * 4);
    assertThat(lines.get(0)).isEqualTo("outlet,label,estimator,share,low,high,rows,coded,note");
    assertThat(lines.get(1))
        .startsWith("(all),no,naive,0.700000,0.65")
        .endsWith(",400,80,the classifier's errors are ignored");
    assertThat(lines.get(9)).startsWith("\"Post, The\",no,naive,");
    assertThat(lines.get(11))
        .startsWith("\"Post, The\",no,adjusted_count,")
        .endsWith(",40,8,too few coded rows of its own: errors as in all rows");
    assertThat(lines.get(12)).isEqualTo("\"Post, The\",no,ppi,,,,40,8,fewer than 30 coded rows");
  }

  @Test
  void theTableSetsTheEstimatorsSideBySide() throws IOException {
    Run run = prevalence(outlets(), "--predicted-column", "predicted", "--by", "outlet");
    assertThat(run.exit()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0))
        .matches("shares, 95 % intervals .* naive +sample +adjusted_count +ppi");
    assertThat(lines.get(1)).startsWith("all rows ").contains(" 0.700 [0.65").contains("] [1] ");
    assertThat(run.out()).contains("[1] the classifier's errors are ignored\n", "fewer than 30");
  }

  @Test
  void samplingProbabilitiesMakeItDesignBased() throws IOException {
    String data = outlets();
    String[] plain = {"--predicted-column", "predicted", "--format", "csv"};
    Run equal = prevalence(data, plain);
    Run designed =
        prevalence(
            data,
            Stream.concat(Stream.of(plain), Stream.of("--sampling-probability", "chance"))
                .toArray(String[]::new));
    assertThat(designed.err()).isEmpty();
    assertThat(designed.out()).isEqualTo(equal.out().replace(",ppi,", ",dsl,"));
  }

  @Test
  void probabilitiesChangeWhatThePredictionsAreWorth() throws IOException {
    String data = outlets();
    String[] plain = {"--predicted-column", "predicted", "--format", "csv"};
    String labels = prevalence(data, plain).out();
    Run run =
        prevalence(
            data,
            Stream.concat(Stream.of(plain), Stream.of("--probability-prefix", "p_"))
                .toArray(String[]::new));
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().filter(line -> !line.contains(",ppi,")).toList())
        .isEqualTo(labels.lines().filter(line -> !line.contains(",ppi,")).toList());
    assertThat(run.out().lines()).hasSize(9);
  }

  @Test
  void rowsAreWrittenForR() throws IOException {
    String data =
        file(
            "r.csv",
            """
            outlet,predicted,gold
            a,no,yes
            b,yes,
            b,,no
            b,no,no
            """);
    Path units = folder.resolve("units.csv");
    Run run =
        prevalence(
            data,
            "--predicted-column",
            "predicted",
            "--by",
            "outlet",
            "--export-dsl",
            units.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .isEqualTo("parley: 1 of 4 rows have no predicted label: shares are of the others\n");
    assertThat(units)
        .hasContent(
            """
            outlet,y_no,y_yes,pred_no,pred_yes,sampling_probability
            a,0,1,1,0,0.666667
            b,,,0,1,0.666667
            b,1,0,1,0,0.666667
            """);
  }

  @Test
  void aModelPredictsFirst() throws IOException {
    String data =
        file(
            "text.csv",
            """
            body,gold
            Talks resumed.,dialogue
            Thousands marched on the palace.,
            "",neutral
            """);
    Run run =
        prevalence(
            data,
            "--model",
            "stance",
            "--tier",
            "words",
            "--text-column",
            "body",
            "--format",
            "csv");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("1 of 3 rows have no predicted label");
    assertThat(run.out()).contains("\ndialogue,sample,1.000000,", ",2,1,");
  }

  @Test
  void withoutCodedRowsOnlyTheNaiveShareIsLeft() throws IOException {
    String data = file("none.csv", "predicted,gold\nyes,\nno,\n");
    Run run = prevalence(data, "--predicted-column", "predicted", "--format", "csv");
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .isEqualTo("parley: no row is coded by hand: only the naive share can be estimated\n");
    assertThat(run.out())
        .contains("no,sample,,,,2,0,no coded rows", "no,adjusted_count,,,,2,0,no coded rows");
  }

  @Test
  void whatUsersGetWrong() throws IOException {
    String data = outlets();
    assertFails(prevalence(data), 2, "--predicted-column");
    assertFails(
        prevalence(data, "--predicted-column", "predicted", "--model", "stance"),
        2,
        "mutually exclusive");
    assertFails(
        prevalence(data, "--predicted-column", "label"), 1, "outlets.csv: no column 'label'");
    assertFails(
        prevalence(data, "--predicted-column", "predicted", "--gold-column", "coded"),
        1,
        "no column 'coded'");
    assertFails(
        prevalence(data, "--predicted-column", "predicted", "--level", "95"),
        2,
        "--level 95.0: expected a number between 0 and 1");
    assertFails(
        prevalence(data, "--predicted-column", "predicted", "--probability-prefix", "q_"),
        1,
        "no column begins with 'q_'");
    assertFails(
        prevalence(data, "--model", "stance", "--probability-prefix", "p_"),
        2,
        "--probability-prefix with --model");
    assertFails(
        prevalence(data, "--predicted-column", "predicted", "--by", "outlet", "--by", "outlet"),
        2,
        "--by outlet: a second column of this name");
    assertFails(
        prevalence(data, "--predicted-column", "predicted", "--weight-column", "outlet"),
        1,
        "record 1: column 'outlet': 'Times': expected a number above 0");
    String chances = file("chances.csv", "predicted,gold,chance\nyes,yes,0.5\nno,,0\n");
    assertFails(
        prevalence(chances, "--predicted-column", "predicted", "--sampling-probability", "chance"),
        1,
        "chances.csv: record 2: column 'chance': '0': expected a number above 0, at most 1");
    String probabilities = file("p.csv", "predicted,gold,p_yes\nyes,yes,1.5\n");
    assertFails(
        prevalence(probabilities, "--predicted-column", "predicted", "--probability-prefix", "p_"),
        1,
        "p.csv: record 1: column 'p_yes': '1.5': expected a probability from 0 to 1");
    String one = file("one.csv", "predicted,gold\nyes,yes\n");
    assertFails(
        prevalence(one, "--predicted-column", "predicted"),
        1,
        "one.csv: 1 different labels: expected 2 to 100");
    assertFails(
        prevalence(file("no.csv", "predicted,gold\n,yes\n"), "--predicted-column", "predicted"),
        1,
        "no.csv: no row with a predicted label");
  }
}
