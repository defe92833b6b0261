package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.Columns;
import dev.parley.data.Dataset;
import dev.parley.data.LabelSet;
import dev.parley.model.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a model on gold labels. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measure a model on a labelled table, beside simple baselines, with intervals.",
    footer = {
      "",
      "Examples:",
      "  parley evaluate --model stance --data gold.csv --label-column label",
      "  parley evaluate --model stance --data training-data/sentences.csv \\",
      "      --label-column stance --split-column split --split test --group-column group",
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Streams streams;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME|FILE",
      description = "stance, sentiment or a model file")
  private String model = "";

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
      description = "Column with the gold label")
  private String labelColumn = "";

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence; default: text")
  private String textColumn = "text";

  @Option(
      names = "--target-column",
      paramLabel = "NAME",
      description = "Column with what the label is about")
  private @Nullable String targetColumn;

  @Option(
      names = "--group-column",
      paramLabel = "NAME",
      description = "Column of groups that are drawn together in the bootstrap")
  private @Nullable String groupColumn;

  @Option(
      names = "--split-column",
      paramLabel = "NAME",
      description = "Column that says what a row is for")
  private @Nullable String splitColumn;

  @Option(
      names = "--split",
      paramLabel = "VALUE",
      description = "Which rows to keep, with --split-column; default: test")
  private String split = "test";

  @Option(names = "--tier", paramLabel = "TIER", description = "auto, words or full; default: auto")
  private Tier tier = Tier.AUTO;

  EvaluateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Columns columns = new Columns(textColumn, labelColumn, targetColumn, groupColumn, splitColumn);
    Set<String> kept = splitColumn == null ? Set.of() : Set.of(split);
    Dataset gold = Dataset.read(data, columns, kept, labels());
    streams.out().print(ModelEvaluation.of(model, gold, tier, streams));
    return 0;
  }

  private LabelSet labels() throws IOException {
    try (SentenceClassifier classifier = Models.load(model, Tier.WORDS)) {
      return new LabelSet(classifier.manifest().labels());
    }
  }
}
