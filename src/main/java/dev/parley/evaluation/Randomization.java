package dev.parley.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The approximate randomisation test (Noreen, "Computer Intensive Methods for Testing Hypotheses",
 * 1989; Yeh, "More accurate tests for the statistical significance of result differences", 2000):
 * if two sides are alike, nothing changes where their answers are swapped at random. Rows of one
 * group are swapped together. Deterministic for a seed.
 */
final class Randomization {

  /** Differences that only rounding tells apart count as equal. */
  static final double ROUNDING = 1e-12;

  private final int[][] swaps;
  private final int samples;
  private final long seed;

  /**
   * A test over cells.
   *
   * @param units the rows that are swapped together
   * @param cells for each row its cell
   */
  Randomization(List<int[]> units, int[] cells, int samples, long seed) {
    this.swaps =
        units.stream()
            .map(unit -> IntStream.of(unit).map(row -> cells[row]).toArray())
            .toArray(int[][]::new);
    this.samples = samples;
    this.seed = seed;
  }

  /**
   * The probability of a difference at least as large as the one observed if the sides are alike:
   * (c + 1) / (R + 1), where c of R samples have it.
   *
   * @param counts the rows of each cell, then as many zeros: the rows of it that are swapped
   * @param difference of such counts
   */
  double p(int[] counts, ToDoubleFunction<int[]> difference) {
    double observed = Math.abs(difference.applyAsDouble(counts));
    SplittableRandom random = new SplittableRandom(seed);
    int asLarge = 0;
    for (int s = 0; s < samples; s++) {
      int[] swapped = swap(counts, random);
      asLarge += Math.abs(difference.applyAsDouble(swapped)) >= observed - ROUNDING ? 1 : 0;
    }
    return (asLarge + 1.0) / (samples + 1.0);
  }

  private int[] swap(int[] counts, SplittableRandom random) {
    int[] swapped = Arrays.copyOf(counts, counts.length);
    int cells = counts.length / 2;
    long coins = 0;
    for (int unit = 0; unit < swaps.length; unit++) {
      coins = unit % Long.SIZE == 0 ? random.nextLong() : coins >>> 1;
      if ((coins & 1) == 1) {
        for (int cell : swaps[unit]) {
          swapped[cell]--;
          swapped[cells + cell]++;
        }
      }
    }
    return swapped;
  }
}
