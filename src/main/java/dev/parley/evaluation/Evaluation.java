package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of one set of predictions, with bootstrap intervals. Immutable.
 *
 * @param name what was evaluated
 * @param matrix the counts
 * @param accuracy the interval of the accuracy
 * @param macroF1 the interval of the macro-F1
 */
public record Evaluation(String name, ConfusionMatrix matrix, Interval accuracy, Interval macroF1) {

  private static final int SAMPLES = 2_000;

  /**
   * Evaluates predictions.
   *
   * @param name what is evaluated
   * @param labels the labels
   * @param gold for each example its gold label
   * @param predicted for each example its predicted label
   * @param groups for each example what it is drawn with in the bootstrap; empty for alone
   * @param seed of the bootstrap
   * @throws IllegalArgumentException if the lists are not equally long or a label is unknown
   */
  public static Evaluation of(
      String name,
      LabelSet labels,
      List<String> gold,
      List<String> predicted,
      List<String> groups,
      long seed) {
    if (gold.size() != predicted.size() || gold.size() != groups.size()) {
      throw new IllegalArgumentException(
          "%d gold labels, %d predicted, %d groups: expected equal numbers"
              .formatted(gold.size(), predicted.size(), groups.size()));
    }
    int[] g = indices(labels, gold);
    int[] p = indices(labels, predicted);
    Bootstrap bootstrap = Bootstrap.over(groups, SAMPLES, seed);
    return new Evaluation(
        name,
        ConfusionMatrix.of(labels, g, p),
        bootstrap.interval(rows -> of(labels, g, p, rows).accuracy()),
        bootstrap.interval(rows -> of(labels, g, p, rows).macroF1()));
  }

  private static ConfusionMatrix of(LabelSet labels, int[] gold, int[] predicted, int[] rows) {
    return ConfusionMatrix.of(
        labels,
        IntStream.of(rows).map(i -> gold[i]).toArray(),
        IntStream.of(rows).map(i -> predicted[i]).toArray());
  }

  private static int[] indices(LabelSet labels, List<String> names) {
    return names.stream()
        .mapToInt(
            name -> {
              int index = labels.indexOf(name);
              if (index < 0) {
                throw new IllegalArgumentException(
                    "label '" + name + "': expected one of " + labels);
              }
              return index;
            })
        .toArray();
  }
}
