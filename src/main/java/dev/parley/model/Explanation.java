package dev.parley.model;

import dev.parley.text.Span;
import java.util.List;

/**
 * Why a model gave a label its score: the score is {@link #bias()} plus the sum of the
 * contributions, and the softmax of all labels' scores is their probability.
 *
 * @param prediction what was predicted
 * @param label the label that is explained
 * @param score the label's score, before the softmax
 * @param bias what every sentence gets
 * @param contributions what each feature adds, the weightiest first
 */
public record Explanation(
    Prediction prediction,
    String label,
    double score,
    double bias,
    List<Contribution> contributions) {

  /** Copies the list. */
  public Explanation {
    contributions = List.copyOf(contributions);
  }

  /**
   * What one feature adds to the score, all its occurrences together.
   *
   * @param source {@code words}, {@code meaning} (the embedding as a whole) or {@code syntax}
   * @param feature what it says
   * @param span where it first stands in the sentence, in characters
   * @param amount added to the label's score
   */
  public record Contribution(String source, String feature, Span span, double amount) {}
}
