package dev.parley.cli;

import dev.parley.ArticleAnalyzer;
import dev.parley.SentenceClassifier;
import dev.parley.data.Dataset;
import dev.parley.data.LabelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  parley evaluate --articles training-data/articles/test",
      "  parley evaluate --model stance --data training-data/sentences.csv \\",
      "      --label-column stance --split-column split --split test --group-column group",
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Streams streams;

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

  @Option(
      names = "--coverage",
      paramLabel = "SHARE",
      description =
          "Measure the sets of labels that classify --coverage gives too; above 0, at most 0.99")
  private @Nullable Double coverage;

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
    if (!model.isEmpty() || coverage != null) {
      throw new UsageException("--articles with --model or --coverage: these are for a table");
    }
    try (ArticleAnalyzer analyzer = answering.articleAnalyzer()) {
      streams.out().print(ArticleEvaluation.of(folder, analyzer, streams));
    }
  }

  private void evaluate(LabelledTable table) throws IOException {
    if (model.isEmpty()) {
      throw new UsageException("--model: expected stance, sentiment or a model file");
    }
    ClassifyCommand.requireCoverage(coverage);
    try (SentenceClassifier classifier = Models.load(model, answering)) {
      if (table.hasTargets()) {
        Models.requireTarget(model, classifier);
      }
      Dataset dataset = table.read(split, new LabelSet(classifier.manifest().labels()));
      streams
          .out()
          .print(ModelEvaluation.of(Models.nameOf(model), classifier, dataset, coverage, streams));
    }
  }
}
