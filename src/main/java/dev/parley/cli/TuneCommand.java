package dev.parley.cli;

import dev.parley.data.Columns;
import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.LabelSet;
import dev.parley.data.PartFile;
import dev.parley.encoder.TunableEncoder;
import dev.parley.model.ModelFile;
import dev.parley.model.TunedEncoder;
import dev.parley.onnx.Onnx;
import dev.parley.text.Span;
import dev.parley.train.EncoderTuning;
import dev.parley.train.Tuner;
import dev.parley.train.TuningOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tunes the encoder on one or more label columns. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = "Tune the sentence encoder on one or more label columns of a table.",
    footer = {
      "",
      "'train --encoder FILE' then builds models on it, one for each label column; they share one",
      "pass of the encoder. For a single label column 'train' tunes by itself.",
      "A tuning that was cut off goes on after its last epoch when the same command runs again,",
      "and gives the bytes of an undisturbed one: until the encoder is written, FILE.tuning keeps",
      "what was learnt (some 30 MB a block).",
      "",
      "Example:",
      "  parley tune --data mine.csv --label-column stance --label-column topic \\",
      "      --split-column split -o encoder.parley",
    })
final class TuneCommand implements Callable<Integer> {

  private final Streams streams;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Labelled table: .csv, .tsv or .jsonl")
  private Path data = Path.of("");

  @Option(
      names = "--label-column",
      required = true,
      paramLabel = "NAME",
      description = "Column with gold labels; may be given several times")
  private List<String> labelColumns = List.of();

  @Option(
      names = "--span-column",
      paramLabel = "NAME",
      description =
          "Column with words of the sentence to be marked, several separated by ' | '; may be given"
              + " several times")
  private List<String> spanColumns = List.of();

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence; default: text")
  private String textColumn = "text";

  @Option(
      names = "--target-column",
      paramLabel = "NAME",
      description = "Column with what the labels are about")
  private @Nullable String targetColumn;

  @Option(
      names = "--group-column",
      paramLabel = "NAME",
      description =
          "Column with contrast groups: up to four sentences that differ little, pushed apart where"
              + " their labels differ")
  private @Nullable String groupColumn;

  @Option(
      names = "--weight-column",
      paramLabel = "NAME",
      description = "Column with what a row counts, above 0; default: 1")
  private @Nullable String weightColumn;

  @Option(
      names = "--split-column",
      paramLabel = "NAME",
      description =
          "Column that says what a row is for: train, or development, which chooses the epoch")
  private @Nullable String splitColumn;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "How many of the encoder's 12 blocks, from the last one down; default: 8")
  private int blocks = TuningOptions.defaults().blocks();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often each sentence is seen; default: 4")
  private int epochs = TuningOptions.defaults().epochs();

  @Option(names = "--seed", paramLabel = "N", description = "Order and dropout; default: 1")
  private long seed = 1;

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "File to write")
  private Path output = Path.of("");

  TuneCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    ResumableTuning tuning = ResumableTuning.of(options(), output);
    Tuner tuner = tuning.tuner();
    Map<String, Dataset> train = read("train", Map.of());
    Map<String, LabelSet> labels = new LinkedHashMap<>();
    train.forEach((column, dataset) -> labels.put(column, labels(column, dataset)));
    Map<String, Dataset> development = splitColumn == null ? Map.of() : read("development", labels);
    requireAll(train, "train");
    if (!development.isEmpty()) {
      requireAll(development, "development");
    }
    Map<String, Map<String, List<Span>>> marked = marked();
    Map<String, Float> weights =
        weightColumn == null ? Map.of() : RowWeights.read(data, textColumn, weightColumn);
    try (PartFile file = PartFile.begin(output);
        TunableEncoder encoder = Onnx.open(null);
        TuningProgress progress = new TuningProgress(streams)) {
      progress.announce(EncoderTuning.sentences(train), tuning.options());
      TunedEncoder tuned =
          new EncoderTuning(tuner, encoder, tuning.options(), progress)
              .tune(train, development, marked, weights);
      ModelFile.write(tuned, file.out());
      file.complete();
    }
    tuning.forget();
    return 0;
  }

  private void requireAll(Map<String, Dataset> byColumn, String split) {
    for (String column : labelColumns) {
      if (!byColumn.containsKey(column)) {
        throw new DataException(
            "%s: column '%s': no labels%s"
                .formatted(data, column, splitColumn == null ? "" : " in split " + split));
      }
    }
  }

  private TuningOptions options() {
    if (blocks > TuningOptions.MOST_BLOCKS) {
      throw new UsageException(
          "--blocks %d: the encoder has %d".formatted(blocks, TuningOptions.MOST_BLOCKS));
    }
    try {
      return TuningOptions.defaults().with(blocks, epochs).withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private LabelSet labels(String column, Dataset dataset) {
    try {
      return dataset.labels();
    } catch (IllegalArgumentException e) {
      throw new DataException("%s: column '%s': %s".formatted(data, column, e.getMessage()), e);
    }
  }

  /** By span column and sentence. */
  private Map<String, Map<String, List<Span>>> marked() throws IOException {
    Map<String, Map<String, List<Span>>> marked = new LinkedHashMap<>();
    for (String column : spanColumns) {
      marked.put(column, MarkedSpans.read(data, textColumn, column));
    }
    return marked;
  }

  /** By label column; empty if the table has no rows of the split. */
  private Map<String, Dataset> read(String split, Map<String, LabelSet> allowed)
      throws IOException {
    Map<String, Dataset> byColumn = new LinkedHashMap<>();
    Set<String> splits = splitColumn == null ? Set.of() : Set.of(split);
    boolean partial = Set.copyOf(labelColumns).size() > 1;
    for (String label : labelColumns) {
      Columns columns =
          new Columns(textColumn, label, targetColumn, groupColumn, splitColumn, partial);
      Dataset.readIfAny(data, columns, splits, allowed.get(label))
          .ifPresent(d -> byColumn.put(label, d));
    }
    return byColumn;
  }
}
