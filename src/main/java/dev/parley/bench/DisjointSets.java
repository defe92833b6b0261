package dev.parley.bench;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that belong together, by union and find with path halving (Tarjan and van Leeuwen 1984,
 * "Worst-case Analysis of Set Union Algorithms"). A set is named by the first of its rows. Not
 * thread-safe.
 */
final class DisjointSets {

  private final int[] parent;

  DisjointSets(int rows) {
    parent = IntStream.range(0, rows).toArray();
  }

  DisjointSets(DisjointSets other) {
    parent = other.parent.clone();
  }

  int size() {
    return parent.length;
  }

  /** The first row of a row's set. */
  int find(int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  void join(int a, int b) {
    int first = find(a);
    int second = find(b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  /** The rows of each set, in the order of the first ones. */
  List<List<Integer>> sets() {
    return List.copyOf(
        IntStream.range(0, size())
            .boxed()
            .collect(Collectors.groupingBy(this::find, TreeMap::new, Collectors.toList()))
            .values());
  }
}
