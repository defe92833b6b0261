package dev.parley.cli;

import dev.parley.ClassifierSet;
import dev.parley.SentenceClassifier;
import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.OrderedParallel;
import dev.parley.data.PartFile;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import dev.parley.data.TableWriter;
import dev.parley.model.Decimals;
import dev.parley.model.Prediction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Labels every row of a table. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description = "Label every row of a table; all its columns are kept, in order.",
    footer = {
      "",
      "For each model NAME the columns NAME_label, NAME_p_LABEL (one for each label) and NAME_tier",
      "follow, then parley_error: empty, or what is wrong with this row's text. With --coverage there",
      "is NAME_set too: the labels that cannot be ruled out, separated by '|'.",
      "",
      "Examples:",
      "  parley classify -i articles.csv -o labelled.csv",
      "  parley classify --tier words < lines.txt --format text > labelled.tsv",
      "  parley classify -i articles.csv -o labelled.csv --min-probability 0.8 --coverage 0.9",
      "  parley classify --model stance --text-column body -i in.jsonl -o out.jsonl",
    })
final class ClassifyCommand implements Callable<Integer> {

  private static final int ROWS_BETWEEN_CHECKS = 1_000;

  private enum OnError {
    SKIP,
    FAIL
  }

  private final Streams streams;

  @Option(names = "-i", paramLabel = "FILE", description = "Table to read; default: standard input")
  private @Nullable Path input;

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Table to write; default: standard output. Unfinished output lies in FILE.part")
  private @Nullable Path output;

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "stance, sentiment or a model file; may be given several times; default: both")
  private List<String> models = List.of("stance", "sentiment");

  @Mixin private Answering answering = new Answering();

  @Option(
      names = "--min-probability",
      paramLabel = "P",
      description = "Leave NAME_label empty where the label is less probable; 0 to 1, default: 0")
  private double minProbability;

  @Option(
      names = "--coverage",
      paramLabel = "SHARE",
      description =
          "Add sets of labels that hold the right one in this share of each label's sentences;"
              + " above 0, at most 0.99")
  private @Nullable Double coverage;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence; default: text")
  private String textColumn = "text";

  @Option(
      names = "--target-column",
      paramLabel = "NAME",
      description = "Column with what the label is about, for models trained with targets")
  private @Nullable String targetColumn;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "csv, tsv, jsonl or text (a sentence a line); default: by the files' endings, else csv")
  private @Nullable Format format;

  @Option(
      names = "--on-error",
      paramLabel = "HOW",
      description = "skip: a row without usable text keeps its place; fail: it stops the run")
  private OnError onError = OnError.SKIP;

  @Option(
      names = "--guard-formulas",
      description = "Write an apostrophe before cells that a spreadsheet would run as formulas")
  private boolean guardFormulas;

  @Option(names = "--threads", paramLabel = "N", description = "Default: one for each core")
  private int threads = Runtime.getRuntime().availableProcessors();

  ClassifyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new UsageException("--threads " + threads + ": expected at least 1");
    }
    if (!(minProbability >= 0 && minProbability <= 1)) {
      throw new UsageException(
          "--min-probability " + minProbability + ": expected a number from 0 to 1");
    }
    requireCoverage(coverage);
    try (ClassifierSet classifiers = new ClassifierSet(load());
        TableReader in = open()) {
      in.require(textColumn);
      if (targetColumn != null) {
        in.require(targetColumn);
      }
      if (output == null) {
        write(in, classifiers, streams.out());
      } else {
        try (PartFile file = PartFile.begin(output)) {
          write(in, classifiers, file.out());
          file.complete();
        }
      }
    }
    return 0;
  }

  private List<SentenceClassifier> load() throws IOException {
    Set<String> names = new HashSet<>();
    List<SentenceClassifier> classifiers = new ArrayList<>();
    for (String model : models) {
      if (!names.add(Models.nameOf(model))) {
        throw new UsageException(
            "--model " + model + ": a second model named '" + Models.nameOf(model) + "'");
      }
      classifiers.add(Models.load(model, answering));
      if (targetColumn != null) {
        Models.requireTarget(model, classifiers.get(classifiers.size() - 1));
      }
    }
    return classifiers;
  }

  private TableReader open() throws IOException {
    Format read = formatOf(input);
    return input == null
        ? TableReader.open(streams.in(), "standard input", read)
        : TableReader.open(input, read);
  }

  private Format formatOf(@Nullable Path file) {
    if (format != null) {
      return format;
    }
    return file == null ? Format.CSV : Format.ofFileName(file.toString()).orElse(Format.CSV);
  }

  private void write(TableReader in, ClassifierSet classifiers, OutputStream out)
      throws IOException {
    Format written = output == null ? formatOf(input) : formatOf(output);
    TableWriter writer =
        TableWriter.open(out, written, in.columns(), addedColumns(classifiers), guardFormulas);
    RowClassifier rows = new RowClassifier(classifiers, textColumn, targetColumn);
    try (Progress progress = Progress.of("classify", -1, streams);
        Stream<LabelledRow> labelled =
            OrderedParallel.map(in, Row::characters, rows::label, threads)) {
      for (Iterator<LabelledRow> i = labelled.iterator(); i.hasNext(); ) {
        LabelledRow row = i.next();
        if (onError == OnError.FAIL && !row.error().isEmpty()) {
          throw new DataException(
              "%s: record %d: column '%s': %s: expected a sentence"
                  .formatted(in.name(), row.row().number(), textColumn, row.error()));
        }
        writer.write(row.row(), valuesOf(row, classifiers));
        progress.step();
        if (row.row().number() % ROWS_BETWEEN_CHECKS == 0 && out instanceof PrintStream stdout) {
          requireOpen(stdout);
        }
      }
    } finally {
      writer.flush();
    }
  }

  /** A print stream keeps silent when its reader is gone: "parley classify … | head". */
  private static void requireOpen(PrintStream out) throws IOException {
    if (out.checkError()) {
      throw new IOException("standard output was closed by its reader");
    }
  }

  private List<String> addedColumns(ClassifierSet classifiers) {
    List<String> columns = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      String name = Models.nameOf(models.get(m));
      columns.add(name + "_label");
      for (String label : classifiers.classifiers().get(m).manifest().labels()) {
        columns.add(name + "_p_" + label);
      }
      columns.add(name + "_tier");
      if (coverage != null) {
        columns.add(name + "_set");
      }
    }
    columns.add("parley_error");
    return columns;
  }

  static void requireCoverage(@Nullable Double coverage) {
    if (coverage != null && !(coverage > 0 && coverage <= 0.99)) {
      throw new UsageException(
          "--coverage " + coverage + ": expected a number above 0, at most 0.99");
    }
  }

  private List<Object> valuesOf(LabelledRow row, ClassifierSet classifiers) {
    List<Object> values = new ArrayList<>();
    for (int m = 0; m < classifiers.classifiers().size(); m++) {
      if (row.predictions().isEmpty()) {
        int labels = classifiers.classifiers().get(m).manifest().labels().size();
        values.addAll(Collections.nCopies(labels + (coverage == null ? 2 : 3), ""));
      } else {
        addPrediction(row.predictions().get(m), values);
      }
    }
    values.add(row.error());
    return values;
  }

  private void addPrediction(Prediction prediction, List<Object> values) {
    values.add(prediction.labelAbove(minProbability).orElse(""));
    prediction.probabilities().values().forEach(p -> values.add(Decimals.of(p)));
    values.add(prediction.tier().toString() + (prediction.truncated() ? ", truncated" : ""));
    if (coverage != null) {
      values.add(String.join("|", prediction.labelsCovering(coverage)));
    }
  }
}
