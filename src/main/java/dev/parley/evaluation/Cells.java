package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows have in common: rows with equal values count for one cell, so that samples can be
 * counted instead of copied. Immutable.
 */
final class Cells<T> {

  private final List<T> values;
  private final int[] of;

  private Cells(List<T> values, int[] of) {
    this.values = values;
    this.of = of;
  }

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
    return new Cells<>(List.copyOf(values), of);
  }

  /** The values of the cells, in the order in which they first occur. */
  List<T> values() {
    return values;
  }

  /** For each row its cell. */
  int[] of() {
    return of.clone();
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
