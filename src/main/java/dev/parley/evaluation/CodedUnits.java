package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What coders said of units. Immutable.
 *
 * @param coders their names
 * @param labels that they used, in code point order
 * @param cells the units' codes, one a coder: an index of {@code labels}, or -1 for none
 */
record CodedUnits(List<String> coders, List<String> labels, Cells<List<Integer>> cells) {

  private static final int NONE = -1;

  static CodedUnits of(List<String> coders, List<List<String>> units) {
    TreeSet<String> used = new TreeSet<>();
    units.forEach(used::addAll);
    used.removeIf(String::isBlank);
    if (used.size() > LabelSet.MAX_LABELS) {
      throw new IllegalArgumentException(
          "%d different labels: expected at most %d; are these columns of codes?"
              .formatted(used.size(), LabelSet.MAX_LABELS));
    }
    List<String> labels = List.copyOf(used);
    List<List<Integer>> codes =
        units.stream().map(unit -> unit.stream().map(labels::indexOf).toList()).toList();
    return new CodedUnits(coders, labels, Cells.of(codes));
  }

  /** The codes of a cell, without those that are missing. */
  int[] present(int cell) {
    return cells.values().get(cell).stream()
        .mapToInt(Integer::intValue)
        .filter(code -> code != NONE)
        .toArray();
  }

  /** All pairs of coders, by their places. */
  List<int[]> pairs() {
    List<int[]> pairs = new ArrayList<>();
    for (int first = 0; first < coders.size(); first++) {
      for (int second = first + 1; second < coders.size(); second++) {
        pairs.add(new int[] {first, second});
      }
    }
    return pairs;
  }

  /** How often the first two coders used each pair of labels. */
  int[][] table() {
    int[][] table = new int[labels.size()][labels.size()];
    int[] counts = cells.counts();
    for (int cell = 0; cell < counts.length; cell++) {
      List<Integer> codes = cells.values().get(cell);
      if (codes.get(0) != NONE && codes.get(1) != NONE) {
        table[codes.get(0)][codes.get(1)] += counts[cell];
      }
    }
    return table;
  }
}
