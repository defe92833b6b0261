package dev.parley.report;

import dev.parley.bench.CrossValidation;
import dev.parley.bench.CrossValidation.Score;
import dev.parley.bench.CrossValidation.Spread;
import java.util.Locale;
import java.util.function.Function;

/**
 * A cross-validation as text for people: what was kept together, the pooled figures, then the folds
 * with their mean and standard deviation.
 */
public final class CrossValidationTable {

  /** A fold's name, here cut to 32 characters; the CSV has it whole. */
  private static final String ROW = "%-32.32s %9s %9s %-15s %-15s %s";

  private CrossValidationTable() {}

  /**
   * Formats a cross-validation.
   *
   * @param validation what is told
   */
  public static String of(CrossValidation validation) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d clusters of near-duplicate texts (%d rows) were kept together; %d of their pairs would"
            + " have been parted",
        validation.folding().clusters(),
        validation.folding().clustered(),
        validation.folding().parted());
    out.append(EvaluationTable.of(validation.pooled())).append('\n');
    boolean chosen = validation.scores().stream().anyMatch(score -> score.penalty().isPresent());
    line(out, ROW, "fold", "train", "test", "accuracy", "macro-F1", chosen ? "penalty" : "");
    for (Score score : validation.scores()) {
      line(
          out,
          ROW,
          score.fold().isEmpty() ? "(empty)" : score.fold(),
          score.train(),
          score.test(),
          number(score.accuracy()),
          number(score.macroF1()),
          score.penalty().map(Object::toString).orElse(""));
    }
    addSpread(out, "mean (sd)", validation, CrossValidationTable::text);
    addSpread(out, "min to max", validation, CrossValidationTable::range);
    return out.toString();
  }

  private static void addSpread(
      StringBuilder out, String name, CrossValidation validation, Function<Spread, String> text) {
    line(
        out,
        ROW,
        name,
        "",
        "",
        text.apply(validation.spread(Score::accuracy)),
        text.apply(validation.spread(Score::macroF1)),
        "");
  }

  private static String text(Spread spread) {
    String deviation = Double.isNaN(spread.deviation()) ? "-" : number(spread.deviation());
    return "%s (%s)".formatted(number(spread.mean()), deviation);
  }

  private static String range(Spread spread) {
    return "%s to %s".formatted(number(spread.least()), number(spread.greatest()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
