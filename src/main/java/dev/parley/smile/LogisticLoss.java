package dev.parley.smile;

import smile.math.DifferentiableMultivariateFunction;

/**
 * The weighted negative log-likelihood of a binary logistic regression, with a penalty on squared
 * weights, both divided by the number of examples. The last parameter is the bias, which is free.
 */
final class LogisticLoss implements DifferentiableMultivariateFunction {

  private final DesignMatrix examples;
  private final boolean[] positive;
  private final double[] counts;
  private final double penalty;

  /**
   * A loss.
   *
   * @param examples one a row
   * @param positive for each whether it belongs to the label
   * @param counts for each what it counts
   * @param penalty the weight of half the sum of squared weights
   */
  LogisticLoss(DesignMatrix examples, boolean[] positive, double[] counts, double penalty) {
    this.examples = examples;
    this.positive = positive;
    this.counts = counts;
    this.penalty = penalty;
  }

  @Override
  public double f(double[] parameters) {
    return g(parameters, new double[parameters.length]);
  }

  @Override
  public double g(double[] parameters, double[] gradient) {
    int bias = examples.columns();
    double loss = 0;
    for (int i = 0; i < bias; i++) {
      loss += penalty * parameters[i] * parameters[i] / 2;
      gradient[i] = penalty * parameters[i];
    }
    gradient[bias] = 0;
    for (int row = 0; row < examples.rows(); row++) {
      double sign = positive[row] ? 1 : -1;
      double margin = sign * (examples.dot(row, parameters) + parameters[bias]);
      double small = StrictMath.exp(-Math.abs(margin));
      loss += counts[row] * (StrictMath.log1p(small) + Math.max(-margin, 0));
      double error = -sign * counts[row] * (margin > 0 ? small : 1) / (1 + small);
      gradient[bias] += error;
      examples.add(row, error, gradient);
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= examples.rows();
    }
    return loss / examples.rows();
  }
}
