package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.Example;
import dev.parley.data.GoldTable;
import dev.parley.model.Explanation;
import dev.parley.model.Prediction;
import dev.parley.report.DetailedEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The errors that a model was surest of, and what in them it fell for. */
final class CostliestErrors {

  private static final int TEXT_CHARACTERS = 100;
  private static final int REPORTED_CHARACTERS = 600;
  private static final int CONTRIBUTIONS = 3;

  private final SentenceClassifier classifier;
  private final GoldTable gold;
  private final ModelEvaluation evaluation;

  CostliestErrors(SentenceClassifier classifier, GoldTable gold, ModelEvaluation evaluation) {
    this.classifier = classifier;
    this.gold = gold;
    this.evaluation = evaluation;
  }

  /** The model that erred. */
  SentenceClassifier classifier() {
    return classifier;
  }

  /** The errors of the highest log loss, some lines each. */
  String table(int most) {
    List<Integer> errors = evaluation.errors();
    int shown = Math.min(most, errors.size());
    StringBuilder out = new StringBuilder();
    line(out, "the %d costliest of %d errors", shown, errors.size());
    errors.subList(0, shown).forEach(place -> add(out, place));
    return out.toString();
  }

  /** The errors of the highest log loss, as reports have them. */
  List<DetailedEvaluation.CostlyError> rows(int most) {
    return evaluation.errors().stream().limit(most).map(this::row).toList();
  }

  private DetailedEvaluation.CostlyError row(int place) {
    Example example = gold.examples().get(place);
    Prediction prediction = evaluation.predictions().get(place);
    String why =
        reasons(example)
            .map(c -> String.format(Locale.ROOT, "%s %+.2f", c.feature(), c.amount()))
            .collect(Collectors.joining("; "));
    return new DetailedEvaluation.CostlyError(
        gold.rows().get(place).number(),
        cut(example.text(), REPORTED_CHARACTERS),
        example.label(),
        prediction.probability(example.label()),
        prediction.label(),
        prediction.probability(),
        why);
  }

  /** What pushed most towards the predicted label. */
  private Stream<Explanation.Contribution> reasons(Example example) {
    return classifier.explain(example.text(), example.target()).contributions().stream()
        .filter(c -> c.amount() > 0)
        .limit(CONTRIBUTIONS);
  }

  private void add(StringBuilder out, int place) {
    Example example = gold.examples().get(place);
    Prediction prediction = evaluation.predictions().get(place);
    line(
        out,
        "record %d: log loss %.3f, gold %s %.3f, predicted %s %.3f",
        gold.rows().get(place).number(),
        evaluation.loss(place),
        example.label(),
        prediction.probability(example.label()),
        prediction.label(),
        prediction.probability());
    line(out, "  %s", cut(example.text(), TEXT_CHARACTERS));
    reasons(example).forEach(c -> out.append(ExplainCommand.contribution(c)).append('\n'));
  }

  /** A sentence on one line, cut between characters. */
  private static String cut(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    int characters = line.codePointCount(0, line.length());
    return characters <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
