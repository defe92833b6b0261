package dev.parley.cli;

import dev.parley.ClassifierSet;
import dev.parley.SentenceClassifier;
import dev.parley.data.DigestedInput;
import dev.parley.data.Format;
import dev.parley.data.RunFile;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
      "A file that ends .gz or .zst is read, and written, packed: in.csv.gz is a CSV table. A run from",
      "file to file keeps a checkpoint in FILE.part.state: if it is cut off, the same command with",
      "--resume goes on, and the result has the bytes of an undisturbed run.",
      "",
      "Examples:",
      "  parley classify -i articles.csv -o labelled.csv",
      "  parley classify --tier words < lines.txt --format text > labelled.tsv",
      "  parley classify -i articles.csv -o labelled.csv --min-probability 0.8 --coverage 0.9",
      "  parley classify -i articles.csv.gz -o labelled.csv.gz --resume",
      "  parley classify --model stance --text-column body -i in.jsonl -o out.jsonl",
    })
final class ClassifyCommand implements Callable<Integer> {

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

  @Option(
      names = "--resume",
      description =
          "Go on with the run that left FILE.part, where its last checkpoint was; begin where there"
              + " is none")
  private boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Default: one for each core; the output is the same whatever N is")
  private int threads = Runtime.getRuntime().availableProcessors();

  ClassifyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    requireSound();
    Map<String, SentenceClassifier> loaded = load();
    try (ClassifierSet classifiers = new ClassifierSet(List.copyOf(loaded.values()));
        TableReader in = open()) {
      in.require(textColumn);
      if (targetColumn != null) {
        in.require(targetColumn);
      }
      Format written = formatOf(output == null ? input : output);
      ClassifyRun run =
          new ClassifyRun(
              new RowClassifier(classifiers, textColumn, targetColumn),
              new AnswerColumns(loaded, minProbability, coverage, written == Format.JSONL),
              new ClassifyRun.Options(written, guardFormulas, onError == OnError.FAIL, threads),
              streams);
      if (output == null) {
        run.toStandardOutput(in);
      } else {
        try (RunFile file = begin(output, loaded)) {
          run.toFile(in, file, output);
        }
      }
    }
    return 0;
  }

  private void requireSound() {
    if (threads < 1) {
      throw new UsageException("--threads " + threads + ": expected at least 1");
    }
    if (!(minProbability >= 0 && minProbability <= 1)) {
      throw new UsageException(
          "--min-probability " + minProbability + ": expected a number from 0 to 1");
    }
    requireCoverage(coverage);
    boolean readOnce = input == null || (Files.exists(input) && !Files.isRegularFile(input));
    if (resume && (output == null || readOnce)) {
      throw new UsageException(
          "--resume: expected -i FILE and -o FILE: what cannot be read again cannot be resumed");
    }
  }

  private Map<String, SentenceClassifier> load() throws IOException {
    Map<String, SentenceClassifier> classifiers = new LinkedHashMap<>();
    for (String model : models) {
      String name = Models.nameOf(model);
      if (classifiers.containsKey(name)) {
        throw new UsageException("--model " + model + ": a second model named '" + name + "'");
      }
      SentenceClassifier classifier = Models.load(model, answering);
      classifiers.put(name, classifier);
      if (targetColumn != null) {
        Models.requireTarget(model, classifier);
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

  private RunFile begin(Path target, Map<String, SentenceClassifier> loaded) throws IOException {
    if (input == null || !Files.isRegularFile(input)) {
      return RunFile.begin(target);
    }
    Map<String, String> settings = settings(input, loaded);
    return resume ? RunFile.resume(target, settings) : RunFile.begin(target, settings);
  }

  /** All that decides the output's bytes; {@code --threads} and {@code --on-error} do not. */
  private Map<String, String> settings(Path read, Map<String, SentenceClassifier> loaded)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Parley", VersionProvider.version());
    settings.put("input", "sha256 " + DigestedInput.of(read));
    settings.put("--model", String.join(", ", loaded.keySet()));
    loaded.forEach((name, model) -> settings.put("model " + name, "sha256 " + model.digest()));
    settings.put("--tier", answering.tier().toString());
    settings.put("--prior", orDefault(answering.prior()));
    settings.put("--min-probability", Double.toString(minProbability));
    settings.put("--coverage", orDefault(coverage));
    settings.put("--text-column", textColumn);
    settings.put("--target-column", orDefault(targetColumn));
    settings.put("format read", formatOf(read).toString());
    settings.put("format written", formatOf(output).toString());
    settings.put("--guard-formulas", Boolean.toString(guardFormulas));
    return settings;
  }

  private static String orDefault(@Nullable Object option) {
    return option == null ? "default" : option.toString();
  }

  static void requireCoverage(@Nullable Double coverage) {
    if (coverage != null && !(coverage > 0 && coverage <= 0.99)) {
      throw new UsageException(
          "--coverage " + coverage + ": expected a number above 0, at most 0.99");
    }
  }
}
