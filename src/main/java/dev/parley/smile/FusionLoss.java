package dev.parley.smile;

import dev.parley.model.Fusion;
import java.util.Arrays;
import java.util.List;
import smile.math.DifferentiableMultivariateFunction;

/**
 * The mean negative log-likelihood of a fusion, with a slight pull of its parameters to zero so
 * that a perfectly separated dataset has an answer too.
 */
final class FusionLoss implements DifferentiableMultivariateFunction {

  private static final double PENALTY = 1e-4;

  private final List<List<double[]>> scores;
  private final int[] gold;
  private final int layers;
  private final int labels;

  FusionLoss(List<List<double[]>> scores, int[] gold, int layers, int labels) {
    this.scores = scores;
    this.gold = gold;
    this.layers = layers;
    this.labels = labels;
  }

  static Fusion fusionOf(double[] parameters, int layers) {
    return new Fusion(
        Arrays.copyOf(parameters, layers),
        Arrays.copyOfRange(parameters, layers, parameters.length));
  }

  @Override
  public double f(double[] parameters) {
    return g(parameters, new double[parameters.length]);
  }

  @Override
  public double g(double[] parameters, double[] gradient) {
    Fusion fusion = fusionOf(parameters, layers);
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int i = 0; i < gold.length; i++) {
      double[] p = fusion.probabilities(scores.get(i));
      loss -= StrictMath.log(Math.max(p[gold[i]], Double.MIN_NORMAL)) / gold.length;
      for (int label = 0; label < labels; label++) {
        double error = (p[label] - (label == gold[i] ? 1 : 0)) / gold.length;
        gradient[layers + label] += error;
        for (int layer = 0; layer < layers; layer++) {
          gradient[layer] += error * scores.get(i).get(layer)[label];
        }
      }
    }
    for (int j = 0; j < parameters.length; j++) {
      loss += PENALTY * parameters[j] * parameters[j];
      gradient[j] += 2 * PENALTY * parameters[j];
    }
    return loss;
  }
}
