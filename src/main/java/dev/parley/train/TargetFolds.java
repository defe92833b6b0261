package dev.parley.train;

import dev.parley.data.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Assigns examples to folds that have no target in common, so that a model can be judged on targets
 * that it has not met. The commonest target goes first, each to the fold with the fewest examples
 * so far; the order of the examples changes nothing.
 */
public final class TargetFolds {

  private static final int MOST = 5;

  private TargetFolds() {}

  /**
   * The fold of each example, from 0 on, all of them in use; none if there are fewer than two
   * targets, or if without one fold a label would be missing.
   *
   * @param examples with what their labels are about
   */
  public static int[] of(List<Example> examples) {
    Map<String, Integer> counts = new TreeMap<>();
    examples.forEach(e -> counts.merge(e.target(), 1, Integer::sum));
    if (counts.size() < 2) {
      return new int[0];
    }
    List<String> targets = new ArrayList<>(counts.keySet());
    targets.sort(Comparator.comparing(counts::get, Comparator.reverseOrder()));
    int[] sizes = new int[Math.min(MOST, targets.size())];
    Map<String, Integer> folds = new HashMap<>();
    for (String target : targets) {
      int fold = smallest(sizes);
      folds.put(target, fold);
      sizes[fold] += counts.getOrDefault(target, 0);
    }
    int[] assigned = examples.stream().mapToInt(e -> folds.getOrDefault(e.target(), 0)).toArray();
    return learnable(examples, assigned, sizes.length) ? assigned : new int[0];
  }

  private static int smallest(int[] sizes) {
    int best = 0;
    for (int fold = 1; fold < sizes.length; fold++) {
      best = sizes[fold] < sizes[best] ? fold : best;
    }
    return best;
  }

  /** Whether every label is in at least two folds. */
  private static boolean learnable(List<Example> examples, int[] assigned, int folds) {
    Map<String, boolean[]> seen = new HashMap<>();
    for (int i = 0; i < assigned.length; i++) {
      seen.computeIfAbsent(examples.get(i).label(), l -> new boolean[folds])[assigned[i]] = true;
    }
    return seen.values().stream().allMatch(in -> count(in) > 1);
  }

  private static int count(boolean[] in) {
    int count = 0;
    for (boolean one : in) {
      count += one ? 1 : 0;
    }
    return count;
  }
}
