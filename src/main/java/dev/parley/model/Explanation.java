package dev.parley.model;

import dev.parley.frame.Frame;
import dev.parley.text.Span;
import dev.parley.words.LocatedFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a model gave a label its score: the score is {@link #bias()} plus the sum of the
 * contributions, and the softmax of all labels' scores is their probability.
 *
 * @param prediction what was predicted
 * @param label the label that is explained
 * @param score the label's score, before the softmax
 * @param bias what every sentence gets
 * @param contributions what each feature adds, the weightiest first
 * @param frames what the parse says is done about talks and protest; empty below tier full
 */
public record Explanation(
    Prediction prediction,
    String label,
    double score,
    double bias,
    List<Contribution> contributions,
    List<Frame> frames) {

  /** Copies the lists. */
  public Explanation {
    contributions = List.copyOf(contributions);
    frames = List.copyOf(frames);
  }

  /**
   * What one feature adds to the score, all its occurrences together.
   *
   * @param source {@code words}, {@code meaning} (the embedding as a whole) or {@code syntax}
   * @param feature what it says
   * @param span where it first stands in the sentence, in characters
   * @param amount added to the label's score
   */
  public record Contribution(String source, String feature, Span span, double amount) {

    /** This contribution with its amount multiplied, and something added. */
    Contribution times(double factor, double more) {
      return new Contribution(source, feature, span, factor * amount + more);
    }
  }

  /** What each of a layer's features adds to a label's score. */
  static List<Contribution> contributions(
      String source, List<LocatedFeature> features, LinearLayer weights, int label) {
    double each = 1 / Math.sqrt(Math.max(features.size(), 1));
    Map<String, Contribution> byName = new LinkedHashMap<>();
    for (LocatedFeature f : features) {
      double amount = each * weights.weight(f.index(), label);
      byName.merge(
          f.name(),
          new Contribution(source, f.name(), f.span(), amount),
          (first, next) -> first.times(1, next.amount()));
    }
    return byName.values().stream().filter(c -> c.amount() != 0).toList();
  }
}
