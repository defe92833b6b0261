package dev.parley.cli;

import dev.parley.ClassifierSet;
import dev.parley.SentenceClassifier;
import dev.parley.bench.Candidate;
import dev.parley.bench.SuggestionOptions;
import dev.parley.bench.Suggestions;
import dev.parley.bench.Uncertainty;
import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.OrderedParallel;
import dev.parley.data.PartFile;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which rows of a pool to label next. */
@Command(
    name = "suggest",
    mixinStandardHelpOptions = true,
    description = "Choose the rows to label next: those of which a model is unsure, no two alike.",
    footer = {
      "",
      "Chosen are rows of which the model is unsure, but no two that are alike: one after the other,",
      "that whose uncertainty (0 to 1) less DIVERSITY times its greatest likeness (0 to 1) to a row that",
      "is labelled or chosen already is largest (maximal marginal relevance, Carbonell and Goldstein",
      "1998). Likeness is the cosine of words and pairs of words, weighted by TF-IDF; from 0.9 on rows",
      "are nearly the same, and one is enough: the others are skipped and counted.",
      "",
      "The pool may be of any size: only the most uncertain rows, 20 for each that is wanted and at",
      "least 5,000, are kept and compared. The same pool gives the same rows; ties go to the earlier.",
      "",
      "Where most rows have one label this finds the others sooner; where labels are balanced it may",
      "gain nothing over rows drawn at random.",
      "",
      "Rows chosen so are no random sample: train on them, but do not evaluate on them, and do not",
      "estimate shares from them. A label that is shown in advance sways those who code: for gold",
      "labels hide the model's.",
      "",
      "Formats:",
      "  csv           all columns, parley_rank, parley_uncertainty, NAME_label, NAME_p_LABEL …",
      "  label-studio  tasks with the model's label as prediction; id is the row's number. For the model",
      "                stance the labelling interface needs",
      "                  <Text name=\"text\" value=\"$text\"/>",
      "                  <Choices name=\"stance\" toName=\"text\"> <Choice value=\"dialogue\"/> … </Choices>",
      "                where $text is the text column",
      "  doccano       JSON lines: all columns, text, and the model's label as label",
      "",
      "Examples:",
      "  parley suggest --data pool.csv --model stance -o next.csv",
      "  parley suggest --data pool.csv --model mine.parley --labelled gold.csv --count 100 -o next.csv",
      "  parley suggest --data pool.csv --model stance --format label-studio -o tasks.json",
    })
final class SuggestCommand implements Callable<Integer> {

  private enum Output {
    CSV,
    LABEL_STUDIO,
    DOCCANO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Streams streams;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "The pool, rows that are not labelled: .csv, .tsv, .jsonl or .txt")
  private Path data = Path.of("");

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME|FILE",
      description = "stance, sentiment or a model file")
  private String model = "";

  @Mixin private Answering answering = new Answering();

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence, here and in --labelled; default: text")
  private String textColumn = "text";

  @Option(
      names = "--labelled",
      paramLabel = "FILE",
      description = "Rows that are labelled already; likeness to them counts too")
  private @Nullable Path labelled;

  @Option(names = "--count", paramLabel = "N", description = "How many rows; default: 50")
  private int count = SuggestionOptions.DEFAULT.count();

  @Option(
      names = "--by",
      paramLabel = "HOW",
      description =
          "entropy of all probabilities, or margin between the two most probable labels; default:"
              + " entropy")
  private Uncertainty by = Uncertainty.ENTROPY;

  @Option(
      names = "--diversity",
      paramLabel = "DIVERSITY",
      description = "0 (by uncertainty alone) to 1; default: 0.5")
  private double diversity = SuggestionOptions.DEFAULT.diversity();

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "File to write; default: standard output. Unfinished output lies in FILE.part")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, label-studio or doccano; default: csv")
  private Output format = Output.CSV;

  SuggestCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    SuggestionOptions options = options();
    SentenceClassifier classifier = Models.load(model, answering);
    try (ClassifierSet classifiers = new ClassifierSet(List.of(classifier));
        TableReader pool = open(data)) {
      SuggestionOutput written = output(classifier, pool.columns());
      requireNewColumns(written, pool);
      Suggestions<LabelledRow> suggestions = suggest(classifiers, pool, options);
      write(suggestions.chosen(), written);
    }
    return 0;
  }

  private SuggestionOptions options() {
    try {
      return new SuggestionOptions(count, diversity);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private TableReader open(Path file) throws IOException {
    TableReader table =
        TableReader.open(file, Format.ofFileName(file.toString()).orElse(Format.CSV));
    try {
      table.require(textColumn);
      return table;
    } catch (DataException e) {
      table.close();
      throw e;
    }
  }

  private SuggestionOutput output(SentenceClassifier classifier, List<String> columns) {
    String name = Models.nameOf(model);
    return switch (format) {
      case CSV -> new SuggestionOutput.Table(name, classifier.manifest().labels(), columns);
      case LABEL_STUDIO -> new SuggestionOutput.LabelStudio(name);
      case DOCCANO -> new SuggestionOutput.Doccano(textColumn, columns);
    };
  }

  /** Before the pool is read, which may take hours. */
  private static void requireNewColumns(SuggestionOutput output, TableReader pool) {
    for (String column : output.added()) {
      if (pool.columns().contains(column)) {
        throw new DataException(
            "%s: a column '%s' already: expected none of this name, as one is added"
                .formatted(pool.name(), column));
      }
    }
  }

  private Set<String> labelledTexts() throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    if (labelled != null) {
      try (TableReader table = open(labelled)) {
        while (table.hasNext()) {
          @Nullable String text = table.next().get(textColumn);
          if (text != null && !text.isBlank()) {
            texts.add(text);
          }
        }
      }
    }
    return texts;
  }

  private Suggestions<LabelledRow> suggest(
      ClassifierSet classifiers, TableReader pool, SuggestionOptions options) throws IOException {
    Set<String> known = labelledTexts();
    LongAdder read = new LongAdder();
    try (Progress progress = Progress.ofTable("suggest", pool, streams);
        Stream<LabelledRow> rows =
            OrderedParallel.map(
                pool,
                Row::characters,
                new RowClassifier(classifiers, textColumn, null)::label,
                Runtime.getRuntime().availableProcessors())) {
      Stream<Candidate<LabelledRow>> usable =
          rows.peek(row -> progress.step())
              .peek(row -> read.increment())
              .filter(row -> row.error().isEmpty())
              .map(this::candidate);
      Suggestions<LabelledRow> suggestions = Suggestions.of(usable.iterator(), known, options);
      requireAny(suggestions);
      tell(suggestions, read.sum() - suggestions.rows());
      return suggestions;
    }
  }

  private Candidate<LabelledRow> candidate(LabelledRow row) {
    return new Candidate<>(
        row.row().number(),
        row,
        String.valueOf(row.row().get(textColumn)),
        by.of(row.predictions().get(0).probabilities().values()));
  }

  private void requireAny(Suggestions<LabelledRow> suggestions) {
    if (suggestions.rows() == 0) {
      throw new DataException(
          "%s: no row with text in column '%s': expected rows to choose from"
              .formatted(data, textColumn));
    }
  }

  private void tell(Suggestions<LabelledRow> suggestions, long unusable) {
    if (unusable > 0) {
      say("%d rows without usable text are left out".formatted(unusable));
    }
    if (suggestions.repeated() > 0) {
      say(
          "%d rows repeat a labelled or an earlier text: skipped"
              .formatted(suggestions.repeated()));
    }
    if (suggestions.nearlySame() > 0) {
      say(
          "%d rows are nearly the same as a labelled or chosen one: skipped"
              .formatted(suggestions.nearlySame()));
    }
    if (suggestions.chosen().size() < count) {
      say("%d rows are left to suggest, not %d".formatted(suggestions.chosen().size(), count));
    }
  }

  private void say(String message) {
    streams.err().println("parley: " + message);
  }

  private void write(List<Candidate<LabelledRow>> chosen, SuggestionOutput written)
      throws IOException {
    if (output == null) {
      written.write(chosen, streams.out());
      return;
    }
    try (PartFile part = PartFile.begin(output)) {
      written.write(chosen, part.out());
      part.complete();
    }
  }
}
