package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.LabelSet;
import dev.parley.data.PartFolder;
import dev.parley.evaluation.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is measured on a labelled table, and how it is told. */
final class Measuring {

  /** How figures are written. */
  enum Form {
    TABLE,
    CSV
  }

  /** What happens to a row whose label the model does not know. */
  enum Unknown {
    FAIL,
    SKIP
  }

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "Print this metric first; may be given several times: accuracy, macro-f1,"
              + " balanced-accuracy (macro recall: TweetEval sentiment, SemEval-2017 4A), mcc,"
              + " semeval-stance (mean F1 of favor and against: SemEval-2016 6A), pstance (the mean"
              + " of that over targets), log-loss, brier, calibration-error")
  private List<String> metrics = List.of();

  @Option(
      names = "--slice-column",
      paramLabel = "NAME",
      description =
          "Accuracy and macro-F1 by the values of this column, of at most 50; may be given several"
              + " times")
  private List<String> sliceColumns = List.of();

  @Option(
      names = "--coverage",
      paramLabel = "SHARE",
      description =
          "Measure the sets of labels that classify --coverage gives too; above 0, at most 0.99")
  private @Nullable Double coverage;

  @Option(
      names = "--errors",
      paramLabel = "N",
      description =
          "Print the N errors of the highest log loss, and what pushed towards the wrong label;"
              + " default: 0")
  private int errors;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description =
          "Write every row with gold and predicted label, probabilities and whether it is right")
  private @Nullable Path predictions;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write a folder too: report.html with tables, charts and the costliest errors, and each"
              + " table as .csv and .tex, each chart as .svg and .png; replaces a report that nobody"
              + " has changed")
  private @Nullable Path report;

  @Option(
      names = "--unknown-labels",
      paramLabel = "HOW",
      description =
          "fail: a gold label that the model does not know stops the run; skip: such rows are left"
              + " out and counted; default: fail")
  private Unknown unknownLabels = Unknown.FAIL;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or csv: a figure a row, with its interval; default: table")
  private Form form = Form.TABLE;

  /** Checks what can be checked before anything is read. */
  void check(Path data) throws IOException {
    metrics();
    ClassifyCommand.requireCoverage(coverage);
    if (errors < 0) {
      throw new UsageException("--errors " + errors + ": expected at least 0");
    }
    if (errors > 0 && form == Form.CSV) {
      throw new UsageException("--errors with --format csv: errors are printed with the table");
    }
    if (predictions != null
        && predictions.toAbsolutePath().normalize().equals(data.toAbsolutePath().normalize())) {
      throw new UsageException("--predictions and --data: expected two files");
    }
    if (report != null) {
      PartFolder.requireReplaceable(report);
    }
  }

  /** Checks that a model's labels and the table have what the metrics need. */
  void check(SentenceClassifier classifier, boolean targets) {
    LabelSet labels = new LabelSet(classifier.manifest().labels());
    for (Metric metric : metrics()) {
      Optional<String> lacking = metric.lacking(labels, targets);
      if (lacking.isPresent()) {
        throw new UsageException("--metric %s: %s".formatted(metric.id(), lacking.get()));
      }
    }
  }

  /** The metrics that stand first, each once. */
  List<Metric> metrics() {
    Set<Metric> chosen = new LinkedHashSet<>();
    for (String metric : metrics) {
      try {
        chosen.add(Metric.of(metric));
      } catch (IllegalArgumentException e) {
        throw new UsageException("--metric: " + e.getMessage());
      }
    }
    return List.copyOf(chosen);
  }

  List<String> sliceColumns() {
    return sliceColumns.stream().distinct().toList();
  }

  /** The coverage of the sets to be measured too, or null. */
  @Nullable Double coverage() {
    return coverage;
  }

  int errors() {
    return errors;
  }

  /** Where every row goes, or null. */
  @Nullable Path predictions() {
    return predictions;
  }

  /** The folder of the report, or null. */
  @Nullable Path report() {
    return report;
  }

  boolean leavesOutUnknown() {
    return unknownLabels == Unknown.SKIP;
  }

  Form form() {
    return form;
  }
}
