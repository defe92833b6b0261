package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The expected calibration error: examples are sorted by the probability of the predicted label and
 * cut into bins of equal size; the error is the mean distance between a bin's mean probability and
 * its share of right labels. Between 0 (as sure as right) and 1.
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al. 2017, On Calibration of Modern Neural
 *     Networks</a>, here with bins of equal mass (Nguyen and O'Connor 2015)
 */
final class Calibration {

  static final int BINS = 15;

  private Calibration() {}

  /**
   * The error over some rows.
   *
   * @param probabilities for each example the probability of its predicted label
   * @param right for each example whether that label is the gold one
   * @param rows which examples, one as often as it was drawn
   */
  static double error(double[] probabilities, boolean[] right, int[] rows) {
    return bins(probabilities, right, rows).stream()
        .mapToDouble(b -> b.examples() * Math.abs(b.probability() - b.right()) / rows.length)
        .sum();
  }

  /** The bins over some rows, least sure first; fewer than {@value #BINS} of fewer examples. */
  static List<Evaluation.Bin> bins(double[] probabilities, boolean[] right, int[] rows) {
    List<Integer> sorted =
        IntStream.of(rows)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .toList();
    List<Evaluation.Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      int begin = (int) ((long) bin * rows.length / BINS);
      int end = (int) ((long) (bin + 1) * rows.length / BINS);
      int size = end - begin;
      double sure = 0;
      int hits = 0;
      for (int i : sorted.subList(begin, end)) {
        sure += probabilities[i];
        hits += right[i] ? 1 : 0;
      }
      if (size > 0) {
        bins.add(new Evaluation.Bin(size, sure / size, (double) hits / size));
      }
    }
    return bins;
  }
}
