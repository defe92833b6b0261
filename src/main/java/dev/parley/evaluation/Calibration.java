package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The expected calibration error: examples are sorted by the probability of the predicted label and
 * cut into bins of equal size; the error is the mean distance between a bin's mean probability and
 * its share of right labels. Between 0 (as sure as right) and 1. Sorted once, for any number of
 * samples. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al. 2017, On Calibration of Modern Neural
 *     Networks</a>, here with bins of equal mass (Nguyen and O'Connor 2015)
 */
final class Calibration {

  static final int BINS = 15;

  private final int[] order;
  private final double[] sure;
  private final boolean[] right;

  /**
   * Sorts.
   *
   * @param probabilities for each example the probability of its predicted label
   * @param right for each example whether that label is the gold one
   */
  Calibration(double[] probabilities, boolean[] right) {
    order =
        IntStream.range(0, right.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    sure = IntStream.of(order).mapToDouble(i -> probabilities[i]).toArray();
    this.right = new boolean[order.length];
    for (int at = 0; at < order.length; at++) {
      this.right[at] = right[order[at]];
    }
  }

  /**
   * The error.
   *
   * @param times how often each example counts
   */
  double error(int[] times) {
    List<Evaluation.Bin> bins = bins(times);
    double total = bins.stream().mapToInt(Evaluation.Bin::examples).sum();
    return bins.stream()
        .mapToDouble(b -> b.examples() * Math.abs(b.probability() - b.right()) / total)
        .sum();
  }

  /**
   * The bins, least sure first; fewer than {@value #BINS} of fewer examples.
   *
   * @param times how often each example counts; one may fall into two bins
   */
  List<Evaluation.Bin> bins(int[] times) {
    long total = IntStream.of(times).sum();
    List<Evaluation.Bin> bins = new ArrayList<>(BINS);
    int at = 0;
    int used = 0; // how often the example at that place is in earlier bins
    for (int bin = 0; bin < BINS; bin++) {
      int size = (int) ((bin + 1) * total / BINS - bin * total / BINS);
      double sum = 0;
      int hits = 0;
      for (int left = size; left > 0; ) {
        int there = times[order[at]] - used;
        int taken = Math.min(left, there);
        sum += taken * sure[at];
        hits += right[at] ? taken : 0;
        left -= taken;
        used = taken < there ? used + taken : 0;
        at += taken < there ? 0 : 1;
      }
      if (size > 0) {
        bins.add(new Evaluation.Bin(size, sum / size, (double) hits / size));
      }
    }
    return bins;
  }
}
