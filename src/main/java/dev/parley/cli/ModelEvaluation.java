package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.Example;
import dev.parley.data.GoldTable;
import dev.parley.data.LabelSet;
import dev.parley.data.OrderedParallel;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.PrecisionRecall;
import dev.parley.evaluation.Resampling;
import dev.parley.evaluation.SetCoverage;
import dev.parley.model.Prediction;
import dev.parley.model.Tier;
import dev.parley.report.EvaluationReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model on gold labels, beside its own words tier and the majority guess.
 *
 * @param labels the model's
 * @param examples with gold labels
 * @param predictions for each example what the model says
 * @param evaluations of the model first, then of what it is compared with
 * @param resampling how intervals are found
 */
record ModelEvaluation(
    LabelSet labels,
    List<Example> examples,
    List<Prediction> predictions,
    List<Evaluation> evaluations,
    Resampling resampling) {

  private static final int MOST_SLICES = 50;

  static ModelEvaluation of(
      String name,
      SentenceClassifier classifier,
      List<Example> examples,
      Resampling resampling,
      Streams streams) {
    LabelSet labels = new LabelSet(classifier.manifest().labels());
    Evaluation.Gold gold = Evaluation.Gold.of(examples);
    List<Prediction> predictions = predict(classifier, examples, streams);
    List<Supplier<Evaluation>> evaluations = new ArrayList<>();
    evaluations.add(
        () ->
            Evaluation.of(
                name + " " + classifier.tier(), labels, gold, answers(predictions), resampling));
    if (classifier.tier() != Tier.WORDS) {
      try (SentenceClassifier words = classifier.at(Tier.WORDS)) {
        List<Evaluation.Answer> answers = answers(predict(words, examples, streams));
        evaluations.add(() -> Evaluation.of(name + " words", labels, gold, answers, resampling));
      }
    }
    evaluations.add(() -> Evaluation.ofCommonest(labels, gold, resampling));
    return new ModelEvaluation(
        labels,
        examples,
        predictions,
        evaluations.parallelStream().map(Supplier::get).toList(),
        resampling);
  }

  /** The examples by the value of a column, in code point order. */
  EvaluationReport.Slices slices(GoldTable gold, String column) {
    Map<String, List<Integer>> rows = new TreeMap<>();
    List<String> cells = gold.cells(column);
    for (int row = 0; row < cells.size(); row++) {
      rows.computeIfAbsent(cells.get(row), v -> new ArrayList<>()).add(row);
    }
    List<Evaluation> slices =
        rows.entrySet().stream()
            .limit(MOST_SLICES)
            .map(e -> slice(e.getKey(), e.getValue()))
            .toList();
    return new EvaluationReport.Slices(column, slices, rows.size() - slices.size());
  }

  private Evaluation slice(String value, List<Integer> rows) {
    Evaluation.Gold gold = Evaluation.Gold.of(rows.stream().map(examples::get).toList());
    List<Evaluation.Answer> answers = answers(rows.stream().map(predictions::get).toList());
    return Evaluation.of(value, labels, gold, answers, resampling);
  }

  /** Precision against recall of each label. */
  List<PrecisionRecall> curves() {
    List<String> gold = examples.stream().map(Example::label).toList();
    return labels.names().stream().map(l -> PrecisionRecall.of(l, gold, probabilities(l))).toList();
  }

  private double[] probabilities(String label) {
    return predictions.stream().mapToDouble(p -> p.probability(label)).toArray();
  }

  /** How often sets of labels hold the right one. */
  EvaluationReport.Sets sets(double coverage) {
    List<String> gold = examples.stream().map(Example::label).toList();
    List<Set<String>> sets = predictions.stream().map(p -> p.labelsCovering(coverage)).toList();
    return new EvaluationReport.Sets(coverage, SetCoverage.of(labels.names(), gold, sets));
  }

  /** The places of the errors, that of the highest log loss first. */
  List<Integer> errors() {
    return IntStream.range(0, examples.size())
        .filter(i -> !isRight(i))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -loss(i)))
        .toList();
  }

  boolean isRight(int place) {
    return predictions.get(place).label().equals(examples.get(place).label());
  }

  /** What an answer costs: the negative log-probability of the gold label. */
  double loss(int place) {
    return answer(predictions.get(place)).loss(examples.get(place).label());
  }

  private static List<Evaluation.Answer> answers(List<Prediction> predictions) {
    return predictions.stream().map(ModelEvaluation::answer).toList();
  }

  private static Evaluation.Answer answer(Prediction prediction) {
    return new Evaluation.Answer(prediction.label(), prediction.probabilities());
  }

  private static List<Prediction> predict(
      SentenceClassifier classifier, List<Example> examples, Streams streams) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Progress progress = Progress.of(classifier.tier().toString(), examples.size(), streams);
        Stream<Prediction> predictions =
            OrderedParallel.map(
                examples.iterator(),
                e -> e.text().length(),
                e -> classifier.classify(e.text(), e.target()),
                threads)) {
      return predictions.peek(p -> progress.step()).toList();
    }
  }
}
