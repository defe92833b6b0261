package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is gained by labelling more, as users ask for it. */
final class LearningCurveCommandTest {

  @TempDir private Path folder;

  private static Run run(String command, String data, String... more) {
    String[] start = {command, "--data", data, "--label-column", "stance", "--tier", "words"};
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static void assertFails(Run run, int exit, String message) {
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("parley: ").contains(message);
    assertThat(run.out()).isEmpty();
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text).toString();
  }

  /**
   * 100 rows of two labels, one word of each telling its label in four of five: 80 are learnt from.
   */
  private String hundred() throws IOException {
    StringBuilder table = new StringBuilder("text,stance\n");
    for (int i = 0; i < 100; i++) {
      boolean told = i % 2 == 0 ^ i % 5 == 4;
      table.append(
          "%s number%d came%d on%d,%s\n"
              .formatted(told ? "talks" : "strike", i, i % 7, i % 3, i % 2 == 0 ? "a" : "b"));
    }
    return file(table.toString());
  }

  /** The figures of a metric, without what names them. */
  private static List<String> figures(String csv, String metric, int from, int to) {
    return csv.lines()
        .map(line -> List.of(line.split(",", -1)))
        .filter(cells -> cells.contains(metric))
        .map(cells -> String.join(",", cells.subList(from, to)))
        .toList();
  }

  @Test
  void allRowsAreWorthWhatCrossValidationSays() throws IOException {
    String data = hundred();
    Run curve = run("learning-curve", data, "--sizes", "80,20", "--format", "csv");
    Run whole = run("cross-validate", data, "--format", "csv");
    assertThat(curve.exit()).isZero();
    assertThat(curve.err()).isEqualTo("10 models to train, up to 80 rows each\n");
    assertThat(curve.out()).startsWith("labels,test,metric,value,low,high,width,fold_sd");
    for (String metric : List.of("accuracy", "macro-f1", "log-loss")) {
      assertThat(figures(curve.out(), metric, 0, 2)).containsExactly("20,100", "80,100");
      List<String> pooled =
          whole.out().lines().filter(line -> line.startsWith("(pooled)")).toList();
      assertThat(figures(curve.out(), metric, 3, 6).get(1))
          .isEqualTo(figures(String.join("\n", pooled), metric, 4, 7).get(0));
    }
  }

  @Test
  void usualSizesAreSharesOfWhatIsLearntFromAndTheSameRunGivesTheSameBytes() throws IOException {
    String data = hundred();
    Run run = run("learning-curve", data);
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().skip(4).map(line -> line.strip().split(" ")[0]))
        .containsExactly("8", "16", "32", "56", "80");
    assertThat(run.out())
        .startsWith("100 examples, each predicted by models that learnt from samples")
        .contains("\nalways a: accuracy 0.500 [", "\n  labels  accuracy ", " width    fold sd\n");
    assertThat(run("learning-curve", data)).isEqualTo(run);
  }

  @Test
  void whatIsMisusedIsNamed() throws IOException {
    String data = hundred();
    assertFails(run("learning-curve", data, "--folds", "1"), 2, "--folds 1: expected at least 2");
    assertFails(run("learning-curve", data, "--tier", "auto"), 2, "--tier");
    assertFails(run("learning-curve", data, "--sizes", "1"), 2, "--sizes 1: expected at least 2");
    assertFails(
        run("learning-curve", data, "--sizes", "20,81"), 2, "--sizes 81: expected at most 80");
    assertFails(run("learning-curve", data, "--sizes", "20;40"), 2, "--sizes");
  }

  @Test
  void whatTheTableLacksIsNamed() throws IOException {
    assertFails(
        run("learning-curve", hundred(), "--folds", "51"),
        1,
        "data.csv: column 'stance': label 'a': 50 rows: expected at least 51, one a fold");
    assertFails(
        run("learning-curve", file("text,stance\nTalks resumed.,dialogue\n")),
        1,
        "data.csv: column 'stance': 1 different labels");
  }
}
