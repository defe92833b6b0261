package dev.parley.bench;

import dev.parley.data.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Folds that each have about the same number of rows of every label, while rows that belong
 * together share theirs. The largest sets of rows are placed first, each where the squared shares
 * of the labels, and of all rows, grow least; the idea is that of scikit-learn's
 * StratifiedGroupKFold. The order of the rows changes nothing.
 */
final class StratifiedFolds {

  /** Rows that belong together, and how many of each label. */
  @SuppressWarnings("ArrayRecordComponent") // private to one assignment
  private record Part(String key, List<Integer> rows, int[] counts) {}

  private final Map<String, Integer> places = new TreeMap<>();
  private final int[] totals;
  private final int rows;
  private final int[][] placed;

  private StratifiedFolds(List<Example> examples, int folds) {
    examples.forEach(e -> places.put(e.label(), 0));
    int next = 0;
    for (Map.Entry<String, Integer> place : places.entrySet()) {
      place.setValue(next++);
    }
    rows = examples.size();
    totals = new int[next];
    examples.forEach(e -> totals[place(e)]++);
    placed = new int[folds][next];
  }

  /** For each row its fold, from 0. */
  static int[] of(List<Example> examples, DisjointSets together, int folds, long seed) {
    StratifiedFolds stratified = new StratifiedFolds(examples, folds);
    List<Part> parts = new ArrayList<>();
    together.sets().forEach(set -> parts.add(stratified.part(examples, set)));
    parts.sort(Comparator.comparing(Part::key));
    Collections.shuffle(parts, new Random(seed));
    parts.sort(Comparator.comparingInt(p -> -p.rows().size()));
    int[] assigned = new int[examples.size()];
    for (Part part : parts) {
      int fold = stratified.place(part);
      part.rows().forEach(row -> assigned[row] = fold);
    }
    return assigned;
  }

  private int place(Example example) {
    return places.getOrDefault(example.label(), -1);
  }

  /** Its key is the first of its texts in code unit order, so that rows may come in any order. */
  private Part part(List<Example> examples, List<Integer> set) {
    int[] counts = new int[totals.length];
    set.forEach(row -> counts[place(examples.get(row))]++);
    String key =
        set.stream().map(row -> examples.get(row).text()).min(String::compareTo).orElse("");
    return new Part(key, set, counts);
  }

  private int place(Part part) {
    int best = 0;
    for (int fold = 1; fold < placed.length; fold++) {
      best = growth(fold, part) < growth(best, part) ? fold : best;
    }
    for (int label = 0; label < totals.length; label++) {
      placed[best][label] += part.counts()[label];
    }
    return best;
  }

  private double growth(int fold, Part part) {
    double growth = 0;
    int there = 0;
    for (int label = 0; label < totals.length; label++) {
      there += placed[fold][label];
      growth += growth(placed[fold][label], part.counts()[label], totals[label]);
    }
    return growth + growth(there, part.rows().size(), rows);
  }

  /** How much the square of a share of all grows. */
  private static double growth(int there, int more, int all) {
    return (2.0 * there + more) * more / ((double) all * all);
  }
}
