package dev.parley.report;

import dev.parley.evaluation.PrecisionRecall;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is told of a model on gold labels, for a reader who was not there. Immutable.
 *
 * @param data what it was measured on, as a sentence names it
 * @param report its figures
 * @param curves precision against recall, label by label
 * @param errors the costliest, the worst first
 * @param allErrors how many there are
 * @param parameters how the figures came about, in the order in which they are told
 */
public record DetailedEvaluation(
    String data,
    EvaluationReport report,
    List<PrecisionRecall> curves,
    List<CostlyError> errors,
    int allErrors,
    Map<String, String> parameters) {

  /** Copies lists and map. */
  public DetailedEvaluation {
    curves = List.copyOf(curves);
    errors = List.copyOf(errors);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * A wrong answer.
   *
   * @param record the number of its record in the table
   * @param text the sentence
   * @param gold what is right
   * @param goldProbability the probability of that
   * @param predicted what was predicted
   * @param probability the probability of that
   * @param why what pushed towards it, the weightiest first; empty if nothing is known
   */
  public record CostlyError(
      long record,
      String text,
      String gold,
      double goldProbability,
      String predicted,
      double probability,
      String why) {}
}
