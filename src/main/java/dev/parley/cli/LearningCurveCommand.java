package dev.parley.cli;

import dev.parley.bench.CrossValidation;
import dev.parley.bench.Folding;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.report.LearningCurveTable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what is gained by labelling more rows. */
@Command(
    name = "learning-curve",
    mixinStandardHelpOptions = true,
    description = "Measure how good models get with the number of labels they learn from.",
    footer = {
      "",
      "The rows are folded as by 'cross-validate'. For each fold and each number of labels a model is",
      "trained on so many of the other rows, in the same shares of labels, and predicts the fold. The",
      "rows of a smaller number are among those of a larger one. Each fold draws its own rows: more",
      "folds even out the luck of the draw.",
      "",
      "The interval is of the macro-F1 of all predictions together and says how well these rows can",
      "tell; its width depends on how many rows are tested more than on how many are learnt from. If",
      "the last steps gain less than the width, more labels of the same kind may not show. The",
      "standard deviation over folds is no standard error: folds share rows that they learn from.",
      "",
      "Examples:",
      "  parley learning-curve --data mine.csv --label-column label --tier words",
      "  parley learning-curve --data mine.csv --label-column label --group-column article \\",
      "      --sizes 100,200,400,800 --folds 10",
      "  parley learning-curve --data mine.csv --label-column label --format csv > curve.csv",
    })
final class LearningCurveCommand implements Callable<Integer> {

  private static final double[] USUAL_SHARES = {0.1, 0.2, 0.4, 0.7, 1};

  private enum Output {
    TABLE,
    CSV
  }

  private final Streams streams;

  @Mixin private LabelledTable table = new LabelledTable();

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      description =
          "Numbers of labels to learn from; default: 10, 20, 40, 70 and 100 %% of what the folds leave")
  private List<Integer> sizes = List.of();

  @Option(names = "--folds", paramLabel = "N", description = "How many, at least 2; default: 5")
  private int folds = 5;

  @Mixin private FoldTraining training = new FoldTraining();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or csv: a figure a row; default: table")
  private Output format = Output.TABLE;

  LearningCurveCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    requireSound();
    Dataset dataset = table.read("train", null);
    table.labels(dataset);
    List<CrossValidation> curve =
        training.validate(table, dataset, foldings(dataset.examples()), false, streams);
    if (format == Output.TABLE) {
      streams.out().print(LearningCurveTable.of(curve));
    } else {
      CrossValidationRows.writeCurve(curve, streams.out());
    }
    return 0;
  }

  private void requireSound() {
    training.requireSound();
    if (folds < 2) {
      throw new UsageException("--folds " + folds + ": expected at least 2");
    }
    for (int size : sizes) {
      if (size < 2) {
        throw new UsageException("--sizes " + size + ": expected at least 2");
      }
    }
  }

  /** Before anything is encoded or parsed, which may take hours. */
  private List<Folding> foldings(List<Example> examples) {
    String column = table.labelColumn();
    Folding all = table.soundly(column, () -> Folding.stratified(examples, folds, training.seed()));
    return sizes(all.leastLearnt()).stream()
        .map(size -> table.soundly(column, () -> all.sampled(examples, size, training.seed())))
        .toList();
  }

  private List<Integer> sizes(int most) {
    List<Integer> wanted =
        sizes.isEmpty()
            ? DoubleStream.of(USUAL_SHARES).mapToObj(share -> (int) (share * most)).toList()
            : sizes;
    for (int size : wanted) {
      if (size > most) {
        throw new UsageException(
            "--sizes %d: expected at most %d, as many as each fold can learn from"
                .formatted(size, most));
      }
    }
    return wanted.stream().distinct().sorted().toList();
  }
}
