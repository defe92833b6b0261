package dev.parley.model;

import dev.parley.data.LabelSet;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How probable a label must be to stand in a set that holds the right label with a stated
 * probability: split conformal prediction, each label on its own, so that the promise holds for
 * every label and whatever their shares. Fitted on examples that the probabilities were not fitted
 * on. Immutable; threads may share it.
 *
 * @see <a href="https://proceedings.mlr.press/v25/vovk12.html">Vovk 2012, Conditional validity of
 *     inductive conformal predictors</a>
 */
public final class Coverage {

  /** Coverage is promised in whole percent, from 1 to 99. */
  static final int LEVELS = 99;

  private final double[][] least;
  private final double[] back;

  private Coverage(double[][] least, double[] back) {
    this.least = least;
    this.back = back;
  }

  /**
   * Takes fitted levels.
   *
   * @param least for each label the least probability at 1 to 99 percent, falling or equal
   * @throws IllegalArgumentException if there are other than 99, or one is no probability
   */
  public Coverage(double[][] least) {
    this(new double[least.length][], ones(least.length));
    for (int label = 0; label < least.length; label++) {
      this.least[label] = least[label].clone();
      if (!areLevels(least[label])) {
        throw new IllegalArgumentException(
            "expected " + LEVELS + " probabilities: " + Arrays.toString(least[label]));
      }
    }
  }

  private static boolean areLevels(double[] levels) {
    boolean sound = levels.length == LEVELS;
    for (double level : levels) {
      sound &= level >= 0 && level <= 1;
    }
    return sound;
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * Fits the levels.
   *
   * @param probabilities of examples, one a label
   * @param gold the index of each one's label
   * @param labels how many labels there are
   */
  public static Coverage of(List<double[]> probabilities, int[] gold, int labels) {
    double[][] least = new double[labels][];
    for (int label = 0; label < labels; label++) {
      int l = label;
      double[] right =
          IntStream.range(0, gold.length)
              .filter(i -> gold[i] == l)
              .mapToDouble(i -> probabilities.get(i)[l])
              .sorted()
              .toArray();
      least[label] = levels(right);
    }
    return new Coverage(least);
  }

  /**
   * At each percentage the largest probability that as many of the examples reach, and of the next
   * one too; 0 where there are too few to tell.
   */
  private static double[] levels(double[] ascending) {
    int count = ascending.length;
    double[] levels = new double[LEVELS];
    for (int percent = 1; percent <= LEVELS; percent++) {
      int reached = ((count + 1) * percent + 99) / 100;
      levels[percent - 1] = reached > count ? 0 : ascending[count - reached];
    }
    return levels;
  }

  /** The number of labels. */
  public int labels() {
    return least.length;
  }

  /**
   * The least probability of a label.
   *
   * @param label its index
   * @param percent from 1 to 99
   */
  double least(int label, int percent) {
    return least[label][percent - 1];
  }

  /**
   * The same for probabilities that were moved by a prior.
   *
   * @param ratios what each label's probability was multiplied with, but for a common factor
   */
  Coverage moved(double[] ratios) {
    double[] back = new double[ratios.length];
    for (int label = 0; label < back.length; label++) {
      back[label] = 1 / ratios[label];
    }
    return new Coverage(least, back);
  }

  /** The labels that a set of some coverage holds, in order, or the most probable one if none. */
  Set<String> set(LabelSet labels, double[] probabilities, double coverage) {
    int percent = (int) Math.max(1, Math.ceil(coverage * 100 - 1e-9));
    if (!(coverage > 0) || percent > LEVELS) {
      throw new IllegalArgumentException(
          "coverage " + coverage + ": expected a number above 0, at most 0.99");
    }
    double sum = 0;
    for (int label = 0; label < back.length; label++) {
      sum += probabilities[label] * back[label];
    }
    Set<String> set = new LinkedHashSet<>();
    for (int label = 0; label < back.length; label++) {
      if (probabilities[label] * back[label] / sum >= least(label, percent)) {
        set.add(labels.name(label));
      }
    }
    return set.isEmpty() ? Set.of(labels.name(Prediction.indexOfMax(probabilities))) : set;
  }
}
