package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model on gold labels, as users measure it. */
final class EvaluateCommandTest {

  private static final String GOLD =
      """
      id,text,label,place
      1,Talks resumed.,dialogue,Öland
      2,The strike went on.,mobilisation,Lima
      3,Talks opened.,dialogue,
      4,The union called a strike on Friday.,dialogue,Lima
      5,The minister invited the strikers to talks.,mobilisation,Lima
      """;

  @TempDir private Path folder;

  private Run evaluate(String gold, String... more) throws IOException {
    String[] start = {
      "evaluate",
      "--model",
      "stance",
      "--tier",
      "words",
      "--data",
      file("gold.csv", gold),
      "--label-column",
      "label"
    };
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
  void metricsAskedForStandFirst() throws IOException {
    List<String> usual = evaluate(GOLD).out().lines().toList();
    assertThat(usual.get(0)).isEqualTo("5 examples; 95 % intervals by bootstrap");
    assertThat(usual.get(1)).startsWith("no example of label 'neutral', predicted ");
    assertThat(usual.get(4)).startsWith("accuracy ");
    List<String> first =
        evaluate(GOLD, "--metric", "brier", "--metric", "mcc").out().lines().toList();
    assertThat(first.get(4)).startsWith("Brier score ");
    assertThat(first.get(5)).startsWith("MCC ");
    assertThat(first.get(6)).isEmpty();
    assertThat(first.get(7)).startsWith("accuracy ");
    assertThat(first).filteredOn(line -> line.startsWith("MCC ")).hasSize(1);
  }

  @Test
  void aMetricHasToFitTheModel() throws IOException {
    assertFails(
        evaluate(GOLD, "--metric", "micro-f1"),
        2,
        "--metric: 'micro-f1': expected one of accuracy, macro-f1, balanced-accuracy, mcc");
    assertFails(
        evaluate(GOLD, "--metric", "semeval-stance"),
        2,
        "--metric semeval-stance: expected the labels favor and against: the labels are [dialogue");
    assertFails(evaluate(GOLD, "--samples", "0"), 2, "--samples 0: expected at least 1");
  }

  @Test
  void slicesStandInCodePointOrderAndAtMostFiftyArePrinted() throws IOException {
    String out = evaluate(GOLD, "--slice-column", "place").out();
    List<String> slices = out.lines().dropWhile(line -> !line.startsWith("place ")).toList();
    assertThat(slices).hasSize(4);
    assertThat(slices.get(1)).startsWith("(empty) ").endsWith(" 1");
    assertThat(slices.get(2)).startsWith("Lima ").endsWith(" 3");
    assertThat(slices.get(3)).startsWith("Öland ").endsWith(" 1");
    StringBuilder many = new StringBuilder("text,label,n\n");
    for (int i = 0; i < 60; i++) {
      many.append("Talks resumed.,dialogue,").append(i).append('\n');
    }
    assertThat(evaluate(many.toString(), "--slice-column", "n").out())
        .endsWith("10 further values are not printed\n");
    assertFails(
        evaluate(GOLD, "--slice-column", "region"),
        1,
        "gold.csv: no column 'region': the columns are [id, text, label, place]");
  }

  @Test
  void anUnknownLabelFailsOrIsCounted() throws IOException {
    String gold = GOLD + "6,Prices rose.,economy,Lima\n7,Prices fell.,economy,Lima\n";
    assertFails(
        evaluate(gold), 1, "record 6: column 'label': unknown label 'economy': expected one of");
    Run skip = evaluate(gold, "--unknown-labels", "skip");
    assertThat(skip.exit()).isZero();
    assertThat(skip.err())
        .isEqualTo("parley: left out 2 rows of label 'economy', which the model does not know\n");
    assertThat(skip.out())
        .startsWith(
            "5 examples; 95 % intervals by bootstrap\nleft out, unknown label 'economy': 2\n");
    assertThat(evaluate(gold, "--unknown-labels", "skip", "--format", "csv").out())
        .endsWith("left-out,label economy,2,,,\n");
    assertFails(
        evaluate("text,label\nPrices rose.,economy\n", "--unknown-labels", "skip"),
        1,
        "gold.csv: no examples with a label of [dialogue, mobilisation, neutral]");
  }

  @Test
  void csvHasAFigureARow() throws IOException {
    Run run =
        evaluate(
            GOLD,
            "--format",
            "csv",
            "--slice-column",
            "place",
            "--coverage",
            "0.9",
            "--metric",
            "mcc");
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("metric,scope,value,low,high,examples");
    assertThat(lines.get(1)).startsWith("mcc,all,");
    assertThat(lines)
        .allMatch(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length == 6)
        .anyMatch(line -> line.startsWith("accuracy,always dialogue,0.600000,"))
        .anyMatch(line -> line.startsWith("recall,label dialogue,"))
        .anyMatch(line -> line.equals("recall,label neutral,,,,0"))
        .anyMatch(line -> line.startsWith("\"count\"") || line.startsWith("count,\"gold dialogue"))
        .anyMatch(line -> line.startsWith("macro-f1,place=Öland,"))
        .anyMatch(line -> line.startsWith("set-holds-label,label dialogue,"));
    assertFails(
        evaluate(GOLD, "--format", "csv", "--errors", "3"), 2, "--errors with --format csv");
  }

  @Test
  void theCostliestErrorsSayWhatTheModelFellFor() throws IOException {
    List<String> lines =
        evaluate(GOLD, "--errors", "1")
            .out()
            .lines()
            .dropWhile(line -> !line.startsWith("the 1 costliest of "))
            .toList();
    assertThat(lines.get(0)).matches("the 1 costliest of [2-5] errors");
    assertThat(lines.get(1))
        .matches(
            "record \\d: log loss \\d\\.\\d{3}, gold \\w+ 0\\.\\d{3}, predicted \\w+ 0\\.\\d{3}");
    assertThat(lines.subList(3, lines.size()))
        .hasSizeBetween(1, 3)
        .allMatch(line -> line.matches("  \\+\\d\\.\\d{6}   words   .+  \\[\\d+, \\d+\\)"));
    String talks = "Talks resumed. ".repeat(20).strip();
    assertThat(evaluate("text,label\n" + talks + ",mobilisation\n", "--errors", "1").out())
        .containsPattern("\n  .{99}…\n");
    assertFails(evaluate(GOLD, "--errors", "-1"), 2, "--errors -1: expected at least 0");
  }

  @Test
  void predictionsKeepTheColumnsOfTheInput() throws IOException {
    Path answers = folder.resolve("answers.csv");
    assertThat(evaluate(GOLD, "--predictions", answers.toString()).exit()).isZero();
    List<String> lines = Files.readAllLines(answers);
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0))
        .isEqualTo(
            "id,text,label,place,stance_gold,stance_label,stance_p_dialogue,"
                + "stance_p_mobilisation,stance_p_neutral,stance_right");
    assertThat(lines.get(1)).startsWith("1,Talks resumed.,dialogue,Öland,dialogue,");
    assertThat(lines.subList(1, 6)).allMatch(line -> line.matches(".*,(true|false)"));
    assertThat(folder.resolve("answers.csv.part")).doesNotExist();
    assertFails(
        evaluate(GOLD, "--predictions", folder.resolve("gold.csv").toString()),
        2,
        "--predictions and --data: expected two files");
  }

  @Test
  void stanceTowardsTargetsIsMeasuredAsTheSharedTasksDo() throws IOException {
    StringBuilder csv = new StringBuilder("text,label,target\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i % 2 == 0 ? "good man " : "bad man ").append(i);
      csv.append(i % 2 == 0 ? ",Favour," : ",Against,").append(i < 20 ? "Ann\n" : "Bob\n");
    }
    String data = file("targets.csv", csv.toString());
    String model = folder.resolve("towards.parley").toString();
    String[] columns = {"--data", data, "--label-column", "label", "--target-column", "target"};
    String[] train = {"train", "--tier", "words", "-o", model};
    assertThat(Run.of(join(train, columns)).exit()).isZero();
    String[] evaluate = {"evaluate", "--model", model, "--metric", "semeval-stance"};
    assertThat(Run.of(join(evaluate, columns)).out())
        .containsPattern("SemEval stance +1\\.000 \\[1\\.000, 1\\.000\\]")
        .containsPattern("stance by target +1\\.000 \\[1\\.000, 1\\.000\\]");
    assertFails(
        Run.of(
            "evaluate",
            "--model",
            model,
            "--metric",
            "pstance",
            "--data",
            data,
            "--label-column",
            "label"),
        2,
        "--metric pstance: expected examples with targets");
  }

  private static String[] join(String[] first, String[] second) {
    return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
  }
}
