package dev.parley.cli;

import dev.parley.bench.CrossValidation;
import dev.parley.bench.Folding;
import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.GoldTable;
import dev.parley.data.LabelSet;
import dev.parley.report.CrossValidationTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures on a labelled table what a model trained on it is worth. */
@Command(
    name = "cross-validate",
    mixinStandardHelpOptions = true,
    description = "Measure what a model trained on a table is worth, every row predicted unseen.",
    footer = {
      "",
      "For each fold a model is trained on the other rows, as 'train --tune 0' does, and predicts the",
      "fold at its costliest tier. Figures are of all these predictions together, beside always the",
      "commonest label. The standard deviation over folds is no standard error: folds share rows that",
      "they learn from. The intervals are by rows that belong together.",
      "",
      "Rows of one group, and rows of nearly the same text (half of their runs of five words are the",
      "same, whatever case and punctuation), are never both learnt from and tested: by default they",
      "share a fold; with --leave-out and --time-column a fold does not learn from rows that belong to",
      "one it is tested on. With --time-column the earliest part is only learnt from. A label that a",
      "fold cannot learn gets probability 0. With --split-column, rows of split 'train' alone count.",
      "",
      "--tune tries the usual penalties on large weights and 0.1, 0.3, 3 and 10 times as much, in three",
      "folds within the rows that a fold learns from, and takes the best: 16 models a fold instead of",
      "one. The figures are then those of choosing so; 'train --penalty' takes a multiple.",
      "",
      "--predictions writes all columns, then cv_fold, cv_label and cv_p_LABEL for each label.",
      "",
      "Examples:",
      "  parley cross-validate --data mine.csv --label-column label",
      "  parley cross-validate --data mine.csv --label-column label --group-column article \\",
      "      --tier words --folds 10 --predictions folds.csv",
      "  parley cross-validate --data mine.csv --label-column label --leave-out country",
      "  parley cross-validate --data mine.csv --label-column label --time-column date --format csv",
    })
final class CrossValidateCommand implements Callable<Integer> {

  private static final int USUAL_FOLDS = 5;

  private enum Output {
    TABLE,
    CSV
  }

  private final Streams streams;

  @Mixin private LabelledTable table = new LabelledTable();

  @Option(names = "--folds", paramLabel = "N", description = "How many, at least 2; default: 5")
  private @Nullable Integer folds;

  @Option(
      names = "--leave-out",
      paramLabel = "NAME",
      description = "Make a fold of each value of this column, of at most 100")
  private @Nullable String leaveOut;

  @Option(
      names = "--time-column",
      paramLabel = "NAME",
      description =
          "Test each fold on what is later than all it learns from; the column, such as 2026-03-29,"
              + " is ordered as text")
  private @Nullable String timeColumn;

  @Mixin private FoldTraining training = new FoldTraining();

  @Option(
      names = "--tune",
      description = "Choose penalties within what each fold learns from; the cost is told first")
  private boolean tune;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "Write every row with its fold, predicted label and probabilities")
  private @Nullable Path predictions;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or csv: a figure a row; default: table")
  private Output format = Output.TABLE;

  CrossValidateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    requireSound();
    Dataset dataset = table.read("train", null);
    LabelSet labels = table.labels(dataset);
    GoldTable gold = table.readGold("train", labels, false);
    if (predictions != null) {
      CrossValidationRows.requireNewColumns(gold, labels);
    }
    List<Folding> folding = List.of(folding(gold));
    CrossValidation validation = training.validate(table, dataset, folding, tune, streams).get(0);
    if (predictions != null) {
      CrossValidationRows.write(predictions, gold, labels, validation);
    }
    if (format == Output.TABLE) {
      streams.out().print(CrossValidationTable.of(validation));
    } else {
      CrossValidationRows.writeFigures(validation, streams.out());
    }
    return 0;
  }

  private void requireSound() {
    training.requireSound();
    if (leaveOut != null && timeColumn != null) {
      throw new UsageException("--leave-out and --time-column: expected one of them");
    }
    if (leaveOut != null && folds != null) {
      throw new UsageException("--folds with --leave-out: each value of the column is a fold");
    }
    if (folds != null && folds < 2) {
      throw new UsageException("--folds " + folds + ": expected at least 2");
    }
    if (predictions != null
        && predictions
            .toAbsolutePath()
            .normalize()
            .equals(table.file().toAbsolutePath().normalize())) {
      throw new UsageException("--predictions and --data: expected two files");
    }
  }

  private Folding folding(GoldTable gold) {
    int count = folds == null ? USUAL_FOLDS : folds;
    if (leaveOut != null) {
      String column = leaveOut;
      List<String> values = gold.cells(column);
      return table.soundly(column, () -> Folding.leavingOut(gold.examples(), values));
    }
    if (timeColumn != null) {
      String column = timeColumn;
      List<String> times = times(gold, column);
      return table.soundly(column, () -> Folding.forward(gold.examples(), times, count));
    }
    String column = table.labelColumn();
    return table.soundly(column, () -> Folding.stratified(gold.examples(), count, training.seed()));
  }

  private static List<String> times(GoldTable gold, String column) {
    List<String> times = gold.cells(column);
    for (int row = 0; row < times.size(); row++) {
      if (times.get(row).isBlank()) {
        throw new DataException(
            "%s: record %d: column '%s' is empty: expected a time"
                .formatted(gold.name(), gold.rows().get(row).number(), column));
      }
    }
    return times;
  }
}
