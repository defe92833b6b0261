package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows have in common: rows with equal values count for one cell, so that samples can be
 * counted instead of copied.
 *
 * @param values of the cells, in the order in which they first occur
 * @param of for each row its cell
 */
record Cells<T>(List<T> values, int[] of) {

  static <T> Cells<T> of(List<T> rows) {
    Map<T, Integer> numbers = new HashMap<>();
    List<T> values = new ArrayList<>();
    int[] of = new int[rows.size()];
    for (int row = 0; row < of.length; row++) {
      int cell = numbers.computeIfAbsent(rows.get(row), value -> numbers.size());
      if (cell == values.size()) {
        values.add(rows.get(row));
      }
      of[row] = cell;
    }
    return new Cells<>(values, of);
  }

  /** How many rows each cell has. */
  int[] counts() {
    int[] counts = new int[values.size()];
    for (int cell : of) {
      counts[cell]++;
    }
    return counts;
  }
}
