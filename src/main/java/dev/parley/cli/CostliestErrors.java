package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.Example;
import dev.parley.data.GoldTable;
import dev.parley.model.Prediction;
import java.util.List;
import java.util.Locale;

/** The errors that a model was surest of, and what in them it fell for. */
final class CostliestErrors {

  private static final int TEXT_CHARACTERS = 100;
  private static final int CONTRIBUTIONS = 3;

  private final SentenceClassifier classifier;
  private final GoldTable gold;
  private final ModelEvaluation evaluation;

  CostliestErrors(SentenceClassifier classifier, GoldTable gold, ModelEvaluation evaluation) {
    this.classifier = classifier;
    this.gold = gold;
    this.evaluation = evaluation;
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
    line(out, "  %s", cut(example.text()));
    classifier.explain(example.text(), example.target()).contributions().stream()
        .filter(c -> c.amount() > 0)
        .limit(CONTRIBUTIONS)
        .forEach(c -> out.append(ExplainCommand.contribution(c)).append('\n'));
  }

  /** A sentence on one line, cut between characters. */
  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    int characters = line.codePointCount(0, line.length());
    return characters <= TEXT_CHARACTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TEXT_CHARACTERS - 1)) + "…";
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
