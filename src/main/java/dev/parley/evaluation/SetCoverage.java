package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How often sets of labels hold the right one, of the examples of one label.
 *
 * @param label the gold label
 * @param examples how many there are
 * @param held the share of them whose set holds it, with its 95 % interval by {@link Wilson}
 * @param size the mean number of labels in their sets
 */
public record SetCoverage(String label, int examples, Evaluation.Figure held, double size) {

  private static final double LEVEL = 0.95;

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
            new SetCoverage(
                label,
                examples,
                Wilson.figure((double) held / examples, examples, LEVEL),
                (double) size / examples));
      }
    }
    return coverages;
  }
}
