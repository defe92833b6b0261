package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.PartFile;
import dev.parley.data.TableWriter;
import dev.parley.evaluation.Comparison;
import dev.parley.evaluation.Resampling;
import dev.parley.report.ComparisonTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether one set of answers is better than another. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compare two sets of answers, or two models, on the same gold labels.",
    footer = {
      "",
      "Accuracy and macro-F1 of both with 95 %% intervals, their differences by paired bootstrap (Efron",
      "and Tibshirani 1993), approximate randomisation (Noreen 1989, Yeh 2000) and McNemar's exact",
      "test, and how many rows which side has right. Columns come before models: the first of them is",
      "the first side. CSV has a row for each figure, test and count.",
      "",
      "Examples:",
      "  parley compare --data labelled.csv --label-column gold --column a_label --column b_label",
      "  parley compare --data gold.csv --label-column label --model stance --model mine.parley",
      "  parley compare --data a.csv --other b.csv --id-column id --label-column gold \\",
      "      --column stance_label --column other:stance_label --flips flips.csv",
    })
final class CompareCommand implements Callable<Integer> {

  private static final List<String> ADDED = List.of("gold", "first", "second", "right");

  private enum Output {
    TABLE,
    CSV
  }

  /** What answered, and its label for each row. */
  private record Side(String name, List<String> labels) {}

  private final Streams streams;

  @Mixin private AnsweredTable table = new AnsweredTable();

  @Option(
      names = "--label-column",
      required = true,
      paramLabel = "NAME",
      description = "Column with the gold label")
  private String labelColumn = "";

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "Column with the labels that a side gave")
  private List<String> columns = List.of();

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "A side that is a model: stance, sentiment or a model file")
  private List<String> models = List.of();

  @Option(
      names = "--flips",
      paramLabel = "FILE",
      description = "Write the rows on which the sides differ, and which of them is right")
  private @Nullable Path flips;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table or csv; default: table")
  private Output format = Output.TABLE;

  @Mixin private Sampling sampling = new Sampling();

  @Mixin private Answering answering = new Answering();

  CompareCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Resampling resampling = sampling.resampling();
    if (columns.size() + models.size() != 2) {
      throw new UsageException("--column and --model: expected two sides");
    }
    table.read();
    List<String> gold = table.cells(labelColumn);
    requireLabels(labelColumn, gold);
    List<Side> sides = sides();
    List<Comparison.Answers> answers = answers(gold, sides.get(0), sides.get(1));
    Comparison comparison = compare(sides, answers, resampling);
    if (flips != null) {
      writeFlips(flips, answers);
    }
    if (format == Output.TABLE) {
      streams.out().print(ComparisonTable.of(comparison));
    } else {
      ComparisonTable.writeCsv(comparison, streams.out());
    }
    return 0;
  }

  private List<Side> sides() throws IOException {
    List<Side> sides = new ArrayList<>();
    for (String column : columns) {
      sides.add(new Side(column, table.cells(column)));
    }
    for (String model : models) {
      sides.add(new Side(Models.nameOf(model), table.answers(model, answering, streams)));
    }
    sides.forEach(side -> requireLabels(side.name(), side.labels()));
    return sides;
  }

  private void requireLabels(String name, List<String> labels) {
    int missing = labels.indexOf("");
    if (missing >= 0) {
      throw new DataException(
          "%s: record %d: '%s': expected a label"
              .formatted(table.file(), table.rows().get(missing).number(), name));
    }
  }

  private static List<Comparison.Answers> answers(List<String> gold, Side first, Side second) {
    List<Comparison.Answers> answers = new ArrayList<>();
    for (int row = 0; row < gold.size(); row++) {
      answers.add(
          new Comparison.Answers(gold.get(row), first.labels().get(row), second.labels().get(row)));
    }
    return answers;
  }

  private Comparison compare(
      List<Side> sides, List<Comparison.Answers> answers, Resampling resampling) {
    try {
      return Comparison.of(
          sides.get(0).name(),
          sides.get(1).name(),
          answers,
          table.groups(),
          resampling.samples(),
          resampling.seed());
    } catch (IllegalArgumentException e) {
      throw new DataException(table.file() + ": " + e.getMessage(), e);
    }
  }

  private void writeFlips(Path file, List<Comparison.Answers> answers) throws IOException {
    List<String> added = ADDED.stream().map(name -> "compare_" + name).toList();
    Format format = Format.ofFileName(file.toString()).orElse(Format.CSV);
    try (PartFile part = PartFile.begin(file)) {
      TableWriter out = TableWriter.open(part.out(), format, table.columns(), added, false);
      for (int row = 0; row < answers.size(); row++) {
        Comparison.Answers a = answers.get(row);
        if (!a.first().equals(a.second())) {
          out.write(table.rows().get(row), List.of(a.gold(), a.first(), a.second(), right(a)));
        }
      }
      out.flush();
      part.complete();
    }
  }

  private static String right(Comparison.Answers a) {
    if (a.gold().equals(a.first())) {
      return "first";
    }
    return a.gold().equals(a.second()) ? "second" : "neither";
  }
}
