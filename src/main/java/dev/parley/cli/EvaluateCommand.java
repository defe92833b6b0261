package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.Dataset;
import dev.parley.data.LabelSet;
import java.io.IOException;
import java.util.concurrent.Callable;
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
      "  parley evaluate --model stance --data training-data/sentences.csv \\",
      "      --label-column stance --split-column split --split test --group-column group",
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Streams streams;

  @Mixin private LabelledTable table = new LabelledTable();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME|FILE",
      description = "stance, sentiment or a model file")
  private String model = "";

  @Option(
      names = "--split",
      paramLabel = "VALUE",
      description = "Which rows to keep, with --split-column; default: test")
  private String split = "test";

  @Mixin private Answering answering = new Answering();

  EvaluateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try (SentenceClassifier classifier = Models.load(model, answering)) {
      if (table.hasTargets()) {
        Models.requireTarget(model, classifier);
      }
      Dataset gold = table.read(split, new LabelSet(classifier.manifest().labels()));
      streams.out().print(ModelEvaluation.of(Models.nameOf(model), classifier, gold, streams));
    }
    return 0;
  }
}
