package dev.parley.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares and means of values of which several come from one row: those of a row hang together, so
 * that intervals are over rows.
 */
public final class Clustered {

  private static final double LEVEL = 0.95;

  private Clustered() {}

  /**
   * A share with Wilson's interval, whose size is the effective one: as many independent values as
   * would give the variance between rows, by the ratio estimator of a cluster sample. It is kept
   * between the number of rows and that of values, and is that of rows where the share is 0 or 1,
   * where a bootstrap would give no width.
   *
   * @param holds for each value whether what is counted holds; at least one
   * @param rows for each value the name of its row, not empty
   * @see <a href="https://www150.statcan.gc.ca/n1/pub/12-001-x/1998002/article/4356-eng.pdf">Korn
   *     and Graubard 1998, Confidence intervals for proportions with small expected number of
   *     positive counts estimated from survey data</a>
   */
  public static Evaluation.Figure share(boolean[] holds, List<String> rows) {
    List<int[]> clusters = Bootstrap.units(rows);
    double share = (double) count(IntStream.range(0, holds.length), holds) / holds.length;
    boolean same = share == 0 || share == 1 || clusters.size() == 1;
    return Wilson.figure(
        share, same ? clusters.size() : effectiveSize(share, holds, clusters), LEVEL);
  }

  private static double effectiveSize(double share, boolean[] holds, List<int[]> clusters) {
    double squares = 0;
    for (int[] cluster : clusters) {
      double residual = count(IntStream.of(cluster), holds) - share * cluster.length;
      squares += residual * residual;
    }
    double size = holds.length;
    double variance = squares / (size * size) * clusters.size() / (clusters.size() - 1);
    return Math.max(clusters.size(), Math.min(size, share * (1 - share) / variance));
  }

  private static long count(IntStream values, boolean[] holds) {
    return values.filter(i -> holds[i]).count();
  }

  /**
   * A mean with its percentile bootstrap interval; the values of a row are drawn together.
   *
   * @param values at least one
   * @param rows for each value the name of its row, not empty
   * @param resampling how often, and from which seed
   */
  public static Evaluation.Figure mean(double[] values, List<String> rows, Resampling resampling) {
    return Bootstrap.over(rows, resampling)
        .figure(drawn -> IntStream.of(drawn).mapToDouble(i -> values[i]).sum() / drawn.length);
  }
}
