package dev.parley.evaluation;

import java.util.stream.IntStream;

/**
 * How often codes agree, by label, and how often each label is used; what all coefficients of
 * agreement are made of. A coefficient that is not defined is NaN.
 *
 * <p>For two coders it holds their table's diagonal and margins. For any number of coders it holds
 * the diagonal and margins of the matrix of coincidences (Krippendorff, "Computing Krippendorff's
 * Alpha-Reliability", 2011), in which each code of a unit is paired with each other code of it, and
 * a unit counts as much as it has codes; then both margins are equal. Not thread-safe while it
 * counts.
 */
final class Tally {

  private final double[] same;
  private final double[] left;
  private final double[] right;

  private Tally(double[] same, double[] left, double[] right) {
    this.same = same;
    this.left = left;
    this.right = right;
  }

  static Tally ofLabels(int labels) {
    return new Tally(new double[labels], new double[labels], new double[labels]);
  }

  /** Counts a unit that two coders have coded. */
  void addPair(int first, int second, int times) {
    left[first] += times;
    right[second] += times;
    same[first] += first == second ? times : 0;
  }

  /** Counts a unit that at least two coders have coded. */
  void addUnit(int[] codes, int times) {
    for (int code : codes) {
      int equal = -1;
      for (int other : codes) {
        equal += other == code ? 1 : 0;
      }
      left[code] += times;
      right[code] += times;
      same[code] += (double) times * equal / (codes.length - 1);
    }
  }

  /** The number of pairs of two coders, or of codes that have a partner. */
  double total() {
    return sum(left);
  }

  /** The share of pairs that agree, 0 to 1. */
  double agreement() {
    return sum(same) / total();
  }

  /**
   * Agreement corrected for chance, at most 1, 0 at chance: of two coders Cohen's kappa ("A
   * Coefficient of Agreement for Nominal Scales", 1960), of coincidences with equally many codes a
   * unit Fleiss' ("Measuring Nominal Scale Agreement Among Many Raters", 1971).
   */
  double kappa() {
    double total = total();
    double chance = 0;
    for (int label = 0; label < left.length; label++) {
      chance += left[label] / total * (right[label] / total);
    }
    return corrected(chance);
  }

  /**
   * Krippendorff's alpha for nominal codes, at most 1, 0 at chance; of coincidences alone. Chance
   * is drawing two codes without putting the first one back.
   */
  double alpha() {
    double total = total();
    double chance = 0;
    for (double used : left) {
      chance += used / total * ((used - 1) / (total - 1));
    }
    return corrected(chance);
  }

  private double corrected(double chance) {
    return only() >= 0 ? Double.NaN : (agreement() - chance) / (1 - chance);
  }

  /** The label that every code is, or -1 if several are used or there is no code. */
  int only() {
    double total = total();
    return IntStream.range(0, left.length)
        .filter(label -> total > 0 && left[label] == total && right[label] == total)
        .findFirst()
        .orElse(-1);
  }

  /** One label, which becomes label 0, against all others as label 1. */
  Tally against(int label) {
    double total = total();
    double rest = total - left[label] - right[label] + same[label];
    return new Tally(
        new double[] {same[label], rest},
        new double[] {left[label], total - left[label]},
        new double[] {right[label], total - right[label]});
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
