package dev.parley.bench;

import java.util.Arrays;

/**
 * Finds the shares p, none below 0 and together 1, for which Σⱼ (Σₖ pₖ mₖⱼ − qⱼ)² is least: by
 * projected gradients with Nesterov's momentum, which starts anew where it would lead uphill.
 *
 * @see <a href="https://doi.org/10.1137/080716542">Beck and Teboulle 2009, A fast iterative
 *     shrinkage-thresholding algorithm</a>
 * @see <a href="https://doi.org/10.1007/s10208-013-9150-3">O'Donoghue and Candès 2015, Adaptive
 *     restart for accelerated gradient schemes</a>
 * @see <a href="https://doi.org/10.1145/1390156.1390191">Duchi et al. 2008, Efficient projections
 *     onto the l1-ball</a>, for the projection
 */
final class SimplexLeastSquares {

  private static final int MOST_STEPS = 5_000;
  private static final double TOLERANCE = 1e-10;

  private SimplexLeastSquares() {}

  /**
   * Solves.
   *
   * @param matrix each row the shares, which sum to 1, into which one unknown is mixed
   * @param observed the mixture
   */
  static double[] solve(double[][] matrix, double[] observed) {
    double step = 1 / bound(matrix);
    double[] shares = new double[matrix.length];
    Arrays.fill(shares, 1.0 / matrix.length);
    double[] ahead = shares;
    double momentum = 1;
    for (int i = 0; i < MOST_STEPS; i++) {
      double[] gradient = gradient(matrix, observed, ahead);
      double[] next = project(moved(ahead, gradient, -step));
      double[] change = moved(next, shares, -1);
      if (norm(change) < TOLERANCE && norm(moved(next, ahead, -1)) < TOLERANCE) {
        return next;
      }
      boolean uphill = dot(gradient, change) > 0;
      double grown = uphill ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      ahead = uphill ? next : moved(next, change, (momentum - 1) / grown);
      momentum = grown;
      shares = next;
    }
    return shares;
  }

  /** Rows sum to 1, so the largest sum of a column bounds the largest squared singular value. */
  private static double bound(double[][] matrix) {
    double most = 0;
    for (int j = 0; j < matrix[0].length; j++) {
      double sum = 0;
      for (double[] row : matrix) {
        sum += row[j];
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  private static double[] gradient(double[][] matrix, double[] observed, double[] shares) {
    double[] residual = new double[observed.length];
    for (int j = 0; j < residual.length; j++) {
      residual[j] = -observed[j];
      for (int k = 0; k < shares.length; k++) {
        residual[j] += shares[k] * matrix[k][j];
      }
    }
    double[] gradient = new double[shares.length];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = dot(matrix[k], residual);
    }
    return gradient;
  }

  /** The nearest point whose coordinates are at least 0 and sum to 1. */
  static double[] project(double[] point) {
    double[] sorted = point.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double shift = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      sum += sorted[i];
      double candidate = (sum - 1) / (sorted.length - i);
      if (sorted[i] > candidate) {
        shift = candidate;
      }
    }
    double[] projected = new double[point.length];
    for (int i = 0; i < projected.length; i++) {
      projected[i] = Math.max(0, point[i] - shift);
    }
    return projected;
  }

  private static double[] moved(double[] from, double[] direction, double far) {
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += far * direction[i];
    }
    return to;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
