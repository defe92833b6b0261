package dev.parley.bench;

import dev.parley.evaluation.Evaluation;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How well rows were predicted by models that had not learnt from them. Immutable.
 *
 * @param folding how the rows were folded
 * @param pooled the figures of all tested rows together, then those of the baseline that always
 *     gives the commonest label; rows that belong together are drawn together
 * @param scores fold by fold
 * @param answers for each row what was said of it; empty where it was only learnt from
 */
public record CrossValidation(
    Folding folding, List<Evaluation> pooled, List<Score> scores, List<Optional<HeldOut>> answers) {

  /** Copies the lists. */
  public CrossValidation {
    pooled = List.copyOf(pooled);
    scores = List.copyOf(scores);
    answers = List.copyOf(answers);
  }

  /**
   * What was said of a row.
   *
   * @param fold the fold in which it was tested
   * @param answer label and probabilities; a label that the fold's model has not learnt has 0
   */
  public record HeldOut(String fold, Evaluation.Answer answer) {}

  /**
   * The figures of a fold.
   *
   * @param fold its name
   * @param train the number of rows learnt from
   * @param test the number of rows tested
   * @param accuracy the share of right labels, 0 to 1
   * @param macroF1 the mean of the F1 of the labels that occur in gold in this fold, 0 to 1
   * @param penalty the multiple of the usual penalties that was chosen; empty where none was
   */
  public record Score(
      String fold,
      int train,
      int test,
      double accuracy,
      double macroF1,
      Optional<Double> penalty) {}

  /**
   * A figure over folds.
   *
   * @param mean each fold counts as much as any other
   * @param deviation the standard deviation of a sample (divided by the folds less one); NaN of one
   *     fold. It is no standard error: folds share what they learn from (Bengio and Grandvalet
   *     2004, "No Unbiased Estimator of the Variance of K-Fold Cross-Validation")
   * @param least in any fold
   * @param greatest in any fold
   */
  public record Spread(double mean, double deviation, double least, double greatest) {}

  /**
   * A figure over all folds.
   *
   * @param figure which one
   */
  public Spread spread(ToDoubleFunction<Score> figure) {
    DoubleSummaryStatistics all = scores.stream().mapToDouble(figure).summaryStatistics();
    double mean = all.getAverage();
    double squares =
        scores.stream().mapToDouble(figure).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(mean, Math.sqrt(squares / (scores.size() - 1)), all.getMin(), all.getMax());
  }
}
