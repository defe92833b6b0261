package dev.parley.cli;

import dev.parley.bench.LabelledUnit;
import dev.parley.bench.Prevalence;
import dev.parley.bench.Prevalence.Estimate;
import dev.parley.bench.PrevalenceOptions;
import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.model.Decimals;
import dev.parley.report.PrevalenceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Estimates how large a share of a table's rows has each label. */
@Command(
    name = "prevalence",
    mixinStandardHelpOptions = true,
    description = "Estimate the share of each label, corrected for the classifier's errors.",
    footer = {
      "",
      "A classifier's errors do not cancel out: the share of predicted labels is biased, and its",
      "interval knows nothing of that. A sample of rows coded by hand corrects it. Draw the rows to be",
      "coded at random from all rows, not those that are easy or at hand, and train no model on them.",
      "Estimators:",
      "  naive           predicted labels alone; errors are ignored (Wilson's interval)",
      "  sample          coded rows alone (Wilson's; Hájek's ratio with --sampling-probability)",
      "  adjusted_count  predicted shares, unmixed by how often each label is mistaken for each (Forman",
      "                  2008; bootstrap)",
      "  ppi             mean prediction plus what the coded rows show it lacks (PPI++, Angelopoulos,",
      "                  Duchi and Zrnic 2023); the one to report. Its shares need not sum to 1",
      "  dsl             the same with known sampling probabilities, instead of ppi where",
      "                  --sampling-probability is given (design-based supervised learning, Egami et al.",
      "                  2023, with the weight of the predictions tuned as in PPI++); coding rarer",
      "                  labels with a higher probability then costs no bias",
      "A group with too few coded rows takes the errors of all rows for adjusted_count, and has no ppi:",
      "see the column note. CSV has a row for each group, label and estimator; '(all)' stands for all rows.",
      "",
      "Examples:",
      "  parley classify -i articles.csv -o labelled.csv --model stance",
      "  parley prevalence --data labelled.csv --predicted-column stance_label --gold-column coded",
      "  parley prevalence --data labelled.csv --predicted-column stance_label --gold-column coded \\",
      "      --probability-prefix stance_p_ --by outlet --by week --format csv > shares.csv",
      "  parley prevalence --data articles.csv --model stance --text-column body --gold-column coded",
      "",
      "Regressions on the labels, in R, after --export-dsl units.csv:",
      "  dsl::dsl(model = \"lm\", formula = y_dialogue ~ outlet, predicted_var = \"y_dialogue\",",
      "           prediction = \"pred_dialogue\", sample_prob = \"sampling_probability\",",
      "           data = read.csv(\"units.csv\"))",
    })
final class PrevalenceCommand implements Callable<Integer> {

  private static final String ALL = "(all)";
  private static final List<String> COLUMNS =
      List.of("label", "estimator", "share", "low", "high", "rows", "coded", "note");

  private enum Output {
    TABLE,
    CSV
  }

  private final Streams streams;

  @Mixin private CodedTable coded = new CodedTable();

  @Mixin private Predictions predictions = new Predictions();

  @Option(
      names = "--level",
      paramLabel = "SHARE",
      description = "How often an interval is to hold the true share; default: 0.95")
  private double level = PrevalenceOptions.DEFAULT.level();

  @Option(names = "--format", paramLabel = "FORMAT", description = "table or csv; default: table")
  private Output format = Output.TABLE;

  @Option(
      names = "--export-dsl",
      paramLabel = "FILE",
      description = "Write the rows as R's package dsl reads them (.csv) too")
  private @Nullable Path export;

  @Option(names = "--seed", paramLabel = "N", description = "Of the bootstrap; default: 1")
  private long seed = PrevalenceOptions.DEFAULT.seed();

  PrevalenceCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PrevalenceOptions options = options();
    requireNewColumns();
    List<LabelledUnit> units = predictions.read(coded, streams);
    Prevalence prevalence = estimate(units, options);
    prevalence.surprises().forEach(surprise -> streams.err().println("parley: " + surprise));
    if (export != null) {
      DslUnits.write(export, units, coded);
    }
    if (format == Output.TABLE) {
      streams.out().print(PrevalenceTable.of(prevalence.estimates(), level));
    } else {
      writeCsv(prevalence.estimates());
    }
    return 0;
  }

  private PrevalenceOptions options() {
    if (!(level > 0 && level < 1)) {
      throw new UsageException("--level " + level + ": expected a number between 0 and 1");
    }
    return new PrevalenceOptions(
        level, coded.hasSamplingProbabilities(), PrevalenceOptions.DEFAULT.samples(), seed);
  }

  private void requireNewColumns() {
    Set<String> columns = new HashSet<>(COLUMNS);
    for (String column : coded.by()) {
      if (!columns.add(column)) {
        throw new UsageException(
            "--by %s: a second column of this name in the output: expected other names than %s"
                .formatted(column, COLUMNS));
      }
    }
  }

  private Prevalence estimate(List<LabelledUnit> units, PrevalenceOptions options) {
    try {
      return Prevalence.of(units, options);
    } catch (IllegalArgumentException e) {
      throw new DataException(coded.file() + ": " + e.getMessage(), e);
    }
  }

  private void writeCsv(List<Estimate> estimates) throws IOException {
    List<String> columns = new ArrayList<>(coded.by());
    columns.addAll(COLUMNS);
    TableWriter table = TableWriter.open(streams.out(), Format.CSV, List.of(), columns, false);
    for (Estimate estimate : estimates) {
      table.write(Row.EMPTY, cells(estimate));
    }
    table.flush();
  }

  private List<Object> cells(Estimate estimate) {
    List<Object> cells =
        new ArrayList<>(
            estimate.group().isEmpty()
                ? Collections.nCopies(coded.by().size(), ALL)
                : estimate.group());
    cells.add(estimate.label());
    cells.add(estimate.estimator());
    estimate
        .share()
        .ifPresentOrElse(
            share ->
                cells.addAll(
                    List.of(
                        Decimals.of(share.value()),
                        Decimals.of(share.low()),
                        Decimals.of(share.high()))),
            () -> cells.addAll(Collections.nCopies(3, "")));
    cells.add(estimate.rows());
    cells.add(estimate.coded());
    cells.add(estimate.note());
    return cells;
  }
}
