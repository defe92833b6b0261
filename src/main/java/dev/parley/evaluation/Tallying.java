package dev.parley.evaluation;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts agreement over units as often as they were drawn. Immutable. */
final class Tallying {

  private final int labels;
  private final int[][] present;
  private final int[][] all;
  private final List<int[]> pairs;

  Tallying(CodedUnits units) {
    int cells = units.cells().values().size();
    labels = units.labels().size();
    present = IntStream.range(0, cells).mapToObj(units::present).toArray(int[][]::new);
    all =
        units.cells().values().stream()
            .map(codes -> codes.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    pairs = units.pairs();
  }

  /**
   * Counts.
   *
   * @param counts how often each cell was drawn
   * @return the tally of all coders, then that of each pair
   */
  Tally[] of(int[] counts) {
    Tally[] tallies = new Tally[1 + pairs.size()];
    tallies[0] = ofAll(counts);
    for (int pair = 0; pair < pairs.size(); pair++) {
      tallies[1 + pair] = ofPair(pairs.get(pair)[0], pairs.get(pair)[1], counts);
    }
    return tallies;
  }

  private Tally ofAll(int[] counts) {
    Tally tally = Tally.ofLabels(labels);
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0 && present[cell].length > 1) {
        tally.addUnit(present[cell], counts[cell]);
      }
    }
    return tally;
  }

  private Tally ofPair(int first, int second, int[] counts) {
    Tally tally = Tally.ofLabels(labels);
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0 && all[cell][first] >= 0 && all[cell][second] >= 0) {
        tally.addPair(all[cell][first], all[cell][second], counts[cell]);
      }
    }
    return tally;
  }

  /** The number of units with at least two codes. */
  int comparable(int[] counts) {
    return IntStream.range(0, counts.length)
        .map(cell -> present[cell].length > 1 ? counts[cell] : 0)
        .sum();
  }

  /** The fewest and the most codes of a unit that has at least two. */
  int[] fewestAndMost() {
    IntSummaryStatistics codes =
        Stream.of(present).mapToInt(of -> of.length).filter(n -> n > 1).summaryStatistics();
    return new int[] {codes.getMin(), codes.getMax()};
  }
}
