package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts two sides' answers by cells of equal gold label and answers. The counts that its methods
 * take are those of the cells, then as many again: of the same cells with the answers swapped.
 * Immutable.
 */
final class PairedCounts {

  private final LabelSet labels;
  private final Cells<Comparison.Answers> cells;
  private final int[] gold;
  private final int[] first;
  private final int[] second;

  PairedCounts(LabelSet labels, List<Comparison.Answers> rows) {
    this.labels = labels;
    cells = Cells.of(rows);
    List<Comparison.Answers> all =
        Stream.concat(
                cells.values().stream(), cells.values().stream().map(Comparison.Answers::swapped))
            .toList();
    gold = all.stream().mapToInt(a -> labels.indexOf(a.gold())).toArray();
    first = all.stream().mapToInt(a -> labels.indexOf(a.first())).toArray();
    second = all.stream().mapToInt(a -> labels.indexOf(a.second())).toArray();
  }

  /** For each row its cell. */
  int[] cells() {
    return cells.of();
  }

  /** The number of counts. */
  int size() {
    return gold.length;
  }

  /** The counts of the rows as they are. */
  int[] counts() {
    return Arrays.copyOf(cells.counts(), gold.length);
  }

  ConfusionMatrix first(int[] counts) {
    return matrix(first, counts);
  }

  ConfusionMatrix second(int[] counts) {
    return matrix(second, counts);
  }

  private ConfusionMatrix matrix(int[] predicted, int[] counts) {
    int[][] matrix = new int[labels.size()][labels.size()];
    for (int cell = 0; cell < counts.length; cell++) {
      matrix[gold[cell]][predicted[cell]] += counts[cell];
    }
    return ConfusionMatrix.ofCounts(labels, matrix);
  }

  /** How many rows have which side right. */
  Comparison.Rows rows(int[] counts) {
    return new Comparison.Rows(
        rows(counts, true, true),
        rows(counts, true, false),
        rows(counts, false, true),
        rows(counts, false, false));
  }

  private int rows(int[] counts, boolean firstRight, boolean secondRight) {
    return IntStream.range(0, counts.length)
        .filter(c -> firstRight == (first[c] == gold[c]) && secondRight == (second[c] == gold[c]))
        .map(c -> counts[c])
        .sum();
  }
}
