package dev.parley.bench;

import dev.parley.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The adjusted count: predicted shares are a mixture of how often each gold label is predicted as
 * each label, and are unmixed by {@link SimplexLeastSquares}. With two labels that is (predicted −
 * false positives) / (true positives − false positives), as rates and kept within 0 and 1. It holds
 * where a gold label is predicted as others as often as in the coded rows that the rates come from.
 *
 * <p>The interval is of the percentile bootstrap over coded and other rows, each drawn among their
 * kind; a gold label that is not drawn keeps its rates. Deterministic for a seed, whatever the
 * number of threads.
 *
 * @see <a href="https://doi.org/10.1007/s10618-008-0097-y">Forman 2008, Quantifying counts and
 *     costs via classification</a>
 * @see <a href="https://doi.org/10.1111/j.1540-5907.2009.00428.x">Hopkins and King 2010, A method
 *     of automated nonparametric content analysis</a>, for several labels
 */
final class AdjustedCount {

  private final Units units;
  private final int[] coded;
  private final int[] uncoded;
  private final int[] lent;
  private final int[] known;
  private final double[][] rates;

  private AdjustedCount(Units units, int[] rows, int[] lent) {
    this.units = units;
    this.coded = units.coded(rows);
    this.uncoded = units.uncoded(rows);
    this.lent = lent;
    this.known =
        IntStream.range(0, units.labels().size())
            .filter(label -> units.countGold(lent, label) > 0)
            .toArray();
    this.rates = rates(lent, new double[known.length][]);
  }

  /**
   * The shares of the labels in some rows.
   *
   * @param lent the coded rows that tell the rates: those among the rows, or of more rows
   * @return for each label its share, empty if no coded row has it
   */
  static List<Optional<Evaluation.Figure>> of(
      Units units, int[] rows, int[] lent, PrevalenceOptions options) {
    List<Optional<Evaluation.Figure>> figures =
        new ArrayList<>(Collections.nCopies(units.labels().size(), Optional.empty()));
    if (lent.length > 0) {
      new AdjustedCount(units, rows, lent).fill(figures, options);
    }
    return figures;
  }

  private void fill(List<Optional<Evaluation.Figure>> figures, PrevalenceOptions options) {
    double[] shares = SimplexLeastSquares.solve(rates, predicted(coded, uncoded));
    double[][] drawn =
        LongStream.of(new SplittableRandom(options.seed()).longs(options.samples()).toArray())
            .parallel()
            .mapToObj(seed -> draw(new SplittableRandom(seed)))
            .toArray(double[][]::new);
    for (int k = 0; k < known.length; k++) {
      figures.set(known[k], Optional.of(figure(shares[k], column(drawn, k), options.level())));
    }
  }

  private double[] draw(SplittableRandom random) {
    int[] ofCoded = draw(coded, random);
    int[] ofLent = Arrays.equals(lent, coded) ? ofCoded : draw(lent, random);
    return SimplexLeastSquares.solve(
        rates(ofLent, rates), predicted(ofCoded, draw(uncoded, random)));
  }

  private static int[] draw(int[] rows, SplittableRandom random) {
    int[] drawn = new int[rows.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = rows[random.nextInt(rows.length)];
    }
    return drawn;
  }

  private double[] predicted(int[] someRows, int[] otherRows) {
    double[] shares = new double[units.labels().size()];
    for (int[] rows : new int[][] {someRows, otherRows}) {
      for (int row : rows) {
        shares[units.predicted(row)] += units.weight(row);
      }
    }
    return scaled(shares);
  }

  /** For each known gold label the shares of what it is predicted as; the usual ones if undrawn. */
  private double[][] rates(int[] rows, double[][] usual) {
    double[][] sums = new double[units.labels().size()][units.labels().size()];
    for (int row : rows) {
      sums[units.gold(row)][units.predicted(row)] += units.design(row);
    }
    double[][] result = new double[known.length][];
    for (int k = 0; k < known.length; k++) {
      double[] sum = sums[known[k]];
      result[k] = Arrays.stream(sum).sum() > 0 ? scaled(sum) : usual[k];
    }
    return result;
  }

  private static double[] scaled(double[] sums) {
    double total = Arrays.stream(sums).sum();
    return Arrays.stream(sums).map(sum -> sum / total).toArray();
  }

  private static double[] column(double[][] drawn, int label) {
    return Arrays.stream(drawn).mapToDouble(shares -> shares[label]).sorted().toArray();
  }

  private static Evaluation.Figure figure(double share, double[] sorted, double level) {
    double tail = (1 - level) / 2;
    int low = (int) Math.floor(tail * (sorted.length - 1));
    int high = (int) Math.ceil((1 - tail) * (sorted.length - 1));
    return new Evaluation.Figure(share, sorted[low], sorted[high]);
  }
}
