package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.data.OrderedParallel;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.SetCoverage;
import dev.parley.model.Prediction;
import dev.parley.model.Tier;
import dev.parley.report.EvaluationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evaluates a model on gold labels, beside the majority guess and its own words tier. */
final class ModelEvaluation {

  private static final long SEED = 1;

  private ModelEvaluation() {}

  /**
   * The tables.
   *
   * @param coverage of the sets to be measured too, or null
   */
  static String of(
      String name,
      SentenceClassifier classifier,
      Dataset gold,
      @Nullable Double coverage,
      Streams streams) {
    LabelSet labels = new LabelSet(classifier.manifest().labels());
    List<Prediction> predictions = predict(classifier, gold, streams);
    List<Evaluation> evaluations = new ArrayList<>();
    evaluations.add(evaluate(name + " " + classifier.tier(), labels, gold, predictions));
    if (classifier.tier() != Tier.WORDS) {
      try (SentenceClassifier words = classifier.at(Tier.WORDS)) {
        evaluations.add(evaluate(name + " words", labels, gold, predict(words, gold, streams)));
      }
    }
    evaluations.add(Evaluation.ofCommonest(labels, goldLabels(gold), groups(gold), SEED));
    String table = EvaluationTable.of(evaluations);
    return coverage == null ? table : table + "\n" + sets(labels, gold, predictions, coverage);
  }

  private static String sets(
      LabelSet labels, Dataset gold, List<Prediction> predictions, double coverage) {
    List<Set<String>> sets = predictions.stream().map(p -> p.labelsCovering(coverage)).toList();
    return EvaluationTable.ofSets(coverage, SetCoverage.of(labels.names(), goldLabels(gold), sets));
  }

  private static Evaluation evaluate(
      String name, LabelSet labels, Dataset gold, List<Prediction> predictions) {
    List<Evaluation.Answer> answers =
        predictions.stream().map(p -> new Evaluation.Answer(p.label(), p.probability())).toList();
    return Evaluation.of(name, labels, goldLabels(gold), answers, groups(gold), SEED);
  }

  private static List<Prediction> predict(
      SentenceClassifier classifier, Dataset gold, Streams streams) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Progress progress =
            Progress.of(classifier.tier().toString(), gold.examples().size(), streams);
        Stream<Prediction> predictions =
            OrderedParallel.map(
                gold.examples().iterator(),
                e -> e.text().length(),
                e -> classifier.classify(e.text(), e.target()),
                threads)) {
      return predictions.peek(p -> progress.step()).toList();
    }
  }

  private static List<String> goldLabels(Dataset gold) {
    return gold.examples().stream().map(Example::label).toList();
  }

  private static List<String> groups(Dataset gold) {
    return gold.examples().stream().map(Example::group).toList();
  }
}
