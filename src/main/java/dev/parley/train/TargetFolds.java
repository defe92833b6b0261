package dev.parley.train;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Folds that have no target in common, so that a model can be judged on targets that it has not
 * met. The commonest target goes first, each to the fold with the fewest examples so far; the order
 * of the examples changes nothing. Immutable.
 */
public final class TargetFolds {

  private static final int MOST = 5;

  /** So many texts or groups fall into several folds of training. */
  private static final int ENOUGH = 20;

  private final Dataset dataset;
  private final int[] folds;
  private final int count;

  private TargetFolds(Dataset dataset, int[] folds, int count) {
    this.dataset = dataset;
    this.folds = folds;
    this.count = count;
  }

  /**
   * Draws the folds.
   *
   * @param dataset with what its labels are about; an example without a target is in no fold
   */
  public static TargetFolds of(Dataset dataset) {
    Map<String, Integer> counts = new TreeMap<>();
    dataset.examples().stream()
        .filter(e -> !e.target().isBlank())
        .forEach(e -> counts.merge(e.target(), 1, Integer::sum));
    List<String> targets = new ArrayList<>(counts.keySet());
    targets.sort(Comparator.comparing(counts::get, Comparator.reverseOrder()));
    int[] sizes = new int[Math.min(MOST, targets.size())];
    Map<String, Integer> folds = new HashMap<>();
    for (String target : targets) {
      int fold = smallest(sizes);
      folds.put(target, fold);
      sizes[fold] += counts.getOrDefault(target, 0);
    }
    int[] assigned =
        dataset.examples().stream().mapToInt(e -> folds.getOrDefault(e.target(), -1)).toArray();
    return new TargetFolds(dataset, assigned, sizes.length);
  }

  private static int smallest(int[] sizes) {
    int best = 0;
    for (int fold = 1; fold < sizes.length; fold++) {
      best = sizes[fold] < sizes[best] ? fold : best;
    }
    return best;
  }

  /** How many folds there are; at most {@value #MOST}, and no more than targets. */
  public int count() {
    return count;
  }

  /**
   * The places of a fold's examples.
   *
   * @param fold from 0 on
   */
  public List<Integer> held(int fold) {
    return IntStream.range(0, folds.length).filter(i -> folds[i] == fold).boxed().toList();
  }

  /**
   * The examples that a fold's targets can be judged by a model of: about other targets, and of
   * other texts and groups.
   *
   * @param fold from 0 on
   */
  public Dataset others(int fold) {
    List<Example> held = held(fold).stream().map(dataset.examples()::get).toList();
    Set<String> texts = held.stream().map(Example::text).collect(Collectors.toSet());
    Set<String> groups = held.stream().map(Example::group).collect(Collectors.toSet());
    groups.remove("");
    return new Dataset(
        IntStream.range(0, folds.length)
            .filter(i -> folds[i] != fold)
            .mapToObj(dataset.examples()::get)
            .filter(e -> !texts.contains(e.text()) && !groups.contains(e.group()))
            .toList(),
        dataset.digest());
  }

  /** Whether there are several folds, and beside each of them two labels and enough to learn. */
  public boolean areLearnable() {
    return count > 1 && IntStream.range(0, count).allMatch(fold -> isLearnable(others(fold)));
  }

  private static boolean isLearnable(Dataset others) {
    Set<String> labels = new HashSet<>();
    Set<String> apart = new HashSet<>();
    for (Example e : others.examples()) {
      labels.add(e.label());
      apart.add(e.group().isEmpty() ? e.text() : e.group());
    }
    return labels.size() > 1 && apart.size() >= ENOUGH;
  }
}
