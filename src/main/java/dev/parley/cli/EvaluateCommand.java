package dev.parley.cli;

import static java.util.stream.Collectors.joining;

import dev.parley.ArticleAnalyzer;
import dev.parley.SentenceClassifier;
import dev.parley.data.DigestedInput;
import dev.parley.data.GoldTable;
import dev.parley.data.LabelSet;
import dev.parley.data.PartFolder;
import dev.parley.evaluation.Resampling;
import dev.parley.report.DetailedEvaluation;
import dev.parley.report.EvaluationCsv;
import dev.parley.report.EvaluationFolder;
import dev.parley.report.EvaluationReport;
import dev.parley.report.EvaluationTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a model on gold labels. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measure a model on a labelled table, beside simple baselines, with intervals.",
    footer = {
      "",
      "Intervals are 95 %% bootstrap intervals. Where each row has one label, micro-F1 equals accuracy",
      "and is left out. Log loss clips probabilities at 1e-15; the Brier score is 0 to 2. The calibration",
      "error grows as bins hold fewer examples, in bootstrap samples too, so that of few examples its",
      "interval can lie above it.",
      "",
      "Examples:",
      "  parley evaluate --model stance --data gold.csv --label-column label",
      "  parley evaluate --model stance --data gold.csv --label-column label --slice-column region \\",
      "      --errors 10 --predictions answers.csv --report gold-report",
      "  parley evaluate --model mine.parley --data tweets.csv --label-column stance \\",
      "      --target-column target --metric semeval-stance --format csv",
      "  parley evaluate --articles training-data/articles/test",
      "  parley evaluate --model stance --data training-data/sentences.csv \\",
      "      --label-column stance --split-column split --split test --group-column group",
    })
final class EvaluateCommand implements Callable<Integer> {

  /** What says nothing of articles. */
  private static final List<String> FOR_TABLES =
      List.of(
          "--model",
          "--metric",
          "--slice-column",
          "--coverage",
          "--errors",
          "--predictions",
          "--report",
          "--unknown-labels",
          "--format");

  private static final int ERRORS_REPORTED = 100;

  private final Streams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Gold gold = new Gold();

  /** A labelled table, or articles. */
  static final class Gold {

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable LabelledTable table;

    @Option(
        names = "--articles",
        paramLabel = "FOLDER",
        description =
            "Articles, each with its gold beside it as NAME.json, in the form that analyze writes")
    private @Nullable Path articles;
  }

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "stance, sentiment or a model file; for articles they are stance and sentiment")
  private String model = "";

  @Option(
      names = "--split",
      paramLabel = "VALUE",
      description = "Which rows to keep, with --split-column; default: test")
  private String split = "test";

  @Mixin private Measuring measuring = new Measuring();

  @Mixin private Sampling sampling = new Sampling();

  @Mixin private Answering answering = new Answering();

  EvaluateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (gold.articles != null) {
      evaluateArticles(gold.articles);
    } else {
      evaluate(Objects.requireNonNull(gold.table));
    }
    return 0;
  }

  private void evaluateArticles(Path folder) throws IOException {
    for (String option : FOR_TABLES) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new UsageException("--articles with %s: that is for a table".formatted(option));
      }
    }
    try (ArticleAnalyzer analyzer = answering.articleAnalyzer()) {
      streams.out().print(ArticleEvaluation.of(folder, analyzer, sampling.resampling(), streams));
    }
  }

  private void evaluate(LabelledTable table) throws IOException {
    if (model.isEmpty()) {
      throw new UsageException("--model: expected stance, sentiment or a model file");
    }
    measuring.check(table.file());
    Resampling resampling = sampling.resampling();
    try (SentenceClassifier classifier = Models.load(model, answering)) {
      if (table.hasTargets()) {
        Models.requireTarget(model, classifier);
      }
      measuring.check(classifier, table.hasTargets());
      GoldTable gold = read(table, new LabelSet(classifier.manifest().labels()));
      ModelEvaluation evaluation =
          ModelEvaluation.of(
              Models.nameOf(model), classifier, gold.examples(), resampling, streams);
      if (measuring.predictions() != null) {
        PredictedRows.write(measuring.predictions(), Models.nameOf(model), gold, evaluation);
      }
      EvaluationReport report = report(gold, evaluation);
      print(report);
      CostliestErrors errors = new CostliestErrors(classifier, gold, evaluation);
      if (measuring.errors() > 0) {
        streams.out().print("\n" + errors.table(measuring.errors()));
      }
      if (measuring.report() != null) {
        write(measuring.report(), table, report, evaluation, errors);
      }
    }
  }

  private void write(
      Path folder,
      LabelledTable table,
      EvaluationReport report,
      ModelEvaluation evaluation,
      CostliestErrors errors)
      throws IOException {
    DetailedEvaluation detailed =
        new DetailedEvaluation(
            table.description(split),
            report,
            evaluation.curves(),
            errors.rows(ERRORS_REPORTED),
            evaluation.errors().size(),
            parameters(table, errors.classifier()));
    System.setProperty("java.awt.headless", "true"); // charts need no screen
    try (PartFolder part = PartFolder.begin(folder)) {
      EvaluationFolder.write(part, detailed);
      part.complete();
    }
  }

  /** What one needs to get the same figures again. */
  private Map<String, String> parameters(LabelledTable table, SentenceClassifier classifier)
      throws IOException {
    Map<String, String> parameters = new LinkedHashMap<>();
    List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
    parameters.put(
        "command",
        "parley " + arguments.stream().map(EvaluateCommand::quoted).collect(joining(" ")));
    parameters.put("Parley", VersionProvider.version());
    parameters.put("model", model);
    parameters.put("model, SHA-256", classifier.digest());
    parameters.put("tier", classifier.tier().toString());
    parameters.put("data", table.file().toString());
    parameters.put("data, SHA-256", DigestedInput.of(table.file()));
    parameters.put("bootstrap samples", Integer.toString(sampling.resampling().samples()));
    parameters.put("seed", Long.toString(sampling.resampling().seed()));
    return parameters;
  }

  /** An argument as a shell takes it. */
  private static String quoted(String argument) {
    return argument.matches("[\\w./=,:@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  private GoldTable read(LabelledTable table, LabelSet labels) throws IOException {
    GoldTable gold = table.readGold(split, labels, measuring.leavesOutUnknown());
    measuring.sliceColumns().forEach(gold::cells);
    gold.leftOut()
        .forEach(
            (label, rows) ->
                streams
                    .err()
                    .println(
                        "parley: left out %d rows of label '%s', which the model does not know"
                            .formatted(rows, label)));
    return gold;
  }

  private EvaluationReport report(GoldTable gold, ModelEvaluation evaluation) {
    return new EvaluationReport(
        evaluation.evaluations(),
        measuring.metrics(),
        gold.leftOut(),
        measuring.sliceColumns().stream().map(c -> evaluation.slices(gold, c)).toList(),
        Optional.ofNullable(measuring.coverage()).map(evaluation::sets));
  }

  private void print(EvaluationReport report) throws IOException {
    if (measuring.form() == Measuring.Form.CSV) {
      EvaluationCsv.write(report, streams.out());
    } else {
      streams.out().print(EvaluationTable.of(report));
    }
  }
}
