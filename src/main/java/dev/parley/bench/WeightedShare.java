package dev.parley.bench;

import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Wilson;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The share of rows that have something, each row with its weight: Hájek's ratio where weights are
 * reciprocal sampling probabilities.
 *
 * <p>The interval is Wilson's at the effective size, at which a plain share would have this share's
 * linearised variance (Kott and Carr 1997, Developing an estimation strategy for a pesticide data
 * program, Journal of Official Statistics 13); with equal weights that is the number of rows.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4612-4378-6">Särndal, Swensson and Wretman 1992,
 *     Model Assisted Survey Sampling</a>, section 5.7, for the ratio and its variance
 */
final class WeightedShare {

  private WeightedShare() {}

  /** The share of at least one row. */
  static Evaluation.Figure of(
      int[] rows, IntToDoubleFunction weight, IntPredicate has, double level) {
    double total = 0;
    double squares = 0;
    double having = 0;
    double squaresHaving = 0;
    for (int row : rows) {
      double w = weight.applyAsDouble(row);
      total += w;
      squares += w * w;
      if (has.test(row)) {
        having += w;
        squaresHaving += w * w;
      }
    }
    double p = Math.min(1, having / total);
    double variance =
        ((1 - p) * (1 - p) * squaresHaving + p * p * (squares - squaresHaving)) / (total * total);
    double size = variance > 0 ? p * (1 - p) / variance : total * total / squares;
    return Wilson.figure(p, size, level);
  }
}
