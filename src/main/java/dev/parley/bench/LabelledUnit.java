package dev.parley.bench;

import java.util.List;
import java.util.Map;

/**
 * One row of which shares are wanted: what was predicted, and what it is where a person coded it.
 *
 * @param group the cells of the columns by which shares are told apart
 * @param predicted the predicted label
 * @param gold the label by hand, or empty if nobody coded this row
 * @param scores the probability of each label, one that is missing has none; or no entries, for 1
 *     for the predicted label
 * @param weight what the row counts; above 0
 * @param samplingProbability how probable it was that this row would be coded; above 0, at most 1
 */
public record LabelledUnit(
    List<String> group,
    String predicted,
    String gold,
    Map<String, Double> scores,
    double weight,
    double samplingProbability) {

  /** Copies and checks. */
  public LabelledUnit {
    group = List.copyOf(group);
    scores = Map.copyOf(scores);
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight " + weight + ": expected a number above 0");
    }
    if (!(samplingProbability > 0 && samplingProbability <= 1)) {
      throw new IllegalArgumentException(
          "sampling probability %s: expected a number above 0, at most 1"
              .formatted(samplingProbability));
    }
  }

  /** Whether a person coded this row. */
  public boolean isCoded() {
    return !gold.isEmpty();
  }

  /**
   * What the classifier gives a label.
   *
   * @param label one of the labels
   * @return its probability, or where there are none 1 for the predicted label and 0 for others
   */
  public double score(String label) {
    return scores.isEmpty() ? (predicted.equals(label) ? 1 : 0) : scores.getOrDefault(label, 0.0);
  }
}
