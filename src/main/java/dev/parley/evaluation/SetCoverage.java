package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How often sets of labels hold the right one, of the examples of one label.
 *
 * @param label the gold label
 * @param examples how many there are
 * @param held the share of them whose set holds it, with its 95 % interval
 * @param size the mean number of labels in their sets
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927, Probable inference,
 *     the law of succession, and statistical inference</a>, for the interval
 */
public record SetCoverage(String label, int examples, Evaluation.Figure held, double size) {

  /** The 0.975 quantile of the standard normal distribution. */
  private static final double Z = 1.959964;

  /**
   * Counts by label.
   *
   * @param labels the labels to count for, in order; one without examples is left out
   * @param gold for each example its gold label
   * @param sets for each example the set that was answered
   * @throws IllegalArgumentException if the lists are not equally long
   */
  public static List<SetCoverage> of(
      Collection<String> labels, List<String> gold, List<? extends Collection<String>> sets) {
    if (gold.size() != sets.size()) {
      throw new IllegalArgumentException(
          "%d gold labels, %d sets: expected equal numbers".formatted(gold.size(), sets.size()));
    }
    List<SetCoverage> coverages = new ArrayList<>();
    for (String label : labels) {
      int examples = 0;
      int held = 0;
      int size = 0;
      for (int i = 0; i < gold.size(); i++) {
        if (gold.get(i).equals(label)) {
          examples++;
          held += sets.get(i).contains(label) ? 1 : 0;
          size += sets.get(i).size();
        }
      }
      if (examples > 0) {
        coverages.add(
            new SetCoverage(label, examples, share(held, examples), (double) size / examples));
      }
    }
    return coverages;
  }

  private static Evaluation.Figure share(int held, int examples) {
    double share = (double) held / examples;
    double square = Z * Z / examples;
    double middle = (share + square / 2) / (1 + square);
    double half = Math.sqrt(share * (1 - share) * square + square * square / 4) / (1 + square);
    return new Evaluation.Figure(share, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
