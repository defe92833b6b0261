package dev.parley.report;

import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import dev.parley.evaluation.SetCoverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of a model on gold labels. Immutable.
 *
 * @param evaluations of the same examples: the one that matters first, then what it is compared
 *     with
 * @param first the metrics that stand before all others
 * @param leftOut labels that the model does not know, and how many rows were left out for each
 * @param slices the examples by the values of columns
 * @param sets how often sets of labels hold the right one, if that was asked for
 */
public record EvaluationReport(
    List<Evaluation> evaluations,
    List<Metric> first,
    Map<String, Integer> leftOut,
    List<Slices> slices,
    Optional<Sets> sets) {

  /** Copies the lists; the map keeps its order. */
  public EvaluationReport {
    evaluations = List.copyOf(evaluations);
    first = List.copyOf(first);
    slices = List.copyOf(slices);
  }

  /**
   * The examples by the value of a column.
   *
   * @param column its name
   * @param evaluations of the examples of each value, which is their name
   * @param more how many further values there are
   */
  public record Slices(String column, List<Evaluation> evaluations, int more) {

    /** Copies the list. */
    public Slices {
      evaluations = List.copyOf(evaluations);
    }
  }

  /**
   * Sets of labels.
   *
   * @param coverage what was asked for
   * @param byLabel what they are like
   */
  public record Sets(double coverage, List<SetCoverage> byLabel) {

    /** Copies the list. */
    public Sets {
      byLabel = List.copyOf(byLabel);
    }
  }

  /** The evaluation that matters. */
  Evaluation main() {
    return evaluations.get(0);
  }
}
