package dev.parley.model;

import java.util.List;

/**
 * Makes calibrated probabilities of the scores of one or more layers: each layer's scores are
 * weighted, a bias is added to each label, and the softmax taken. Fitted on scores of examples that
 * the layers were not trained on. Immutable; threads may share it.
 */
public final class Fusion {

  private final double[] weights;
  private final double[] biases;

  /**
   * Takes fitted parameters.
   *
   * @param weights one a layer
   * @param biases one a label
   * @throws IllegalArgumentException if one is not finite
   */
  public Fusion(double[] weights, double[] biases) {
    requireFinite(weights);
    requireFinite(biases);
    this.weights = weights.clone();
    this.biases = biases.clone();
  }

  private static void requireFinite(double[] parameters) {
    for (double p : parameters) {
      if (!Double.isFinite(p)) {
        throw new IllegalArgumentException("parameter " + p + ": expected a finite number");
      }
    }
  }

  /** The same with something more added to each label's score. */
  Fusion plus(double[] more) {
    double[] sums = biases.clone();
    for (int label = 0; label < sums.length; label++) {
      sums[label] += more[label];
    }
    return new Fusion(weights, sums);
  }

  /** The number of layers. */
  public int layers() {
    return weights.length;
  }

  /** The number of labels. */
  public int labels() {
    return biases.length;
  }

  /**
   * What a layer's scores are multiplied with.
   *
   * @param layer its index
   */
  public double weight(int layer) {
    return weights[layer];
  }

  /**
   * What is added to a label's weighted scores.
   *
   * @param label its index
   */
  public double bias(int label) {
    return biases[label];
  }

  /**
   * Probabilities that sum to one, the same bytes on every machine.
   *
   * @param scores for each layer one score a label
   */
  public double[] probabilities(List<double[]> scores) {
    double[] logits = logits(scores);
    softmax(logits);
    return logits;
  }

  /** Turns the scores of the only layer into probabilities, where they stand. */
  void toProbabilities(double[] scores) {
    for (int label = 0; label < scores.length; label++) {
      scores[label] = biases[label] + weights[0] * scores[label];
    }
    softmax(scores);
  }

  private static void softmax(double[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (int label = 0; label < logits.length; label++) {
      logits[label] = StrictMath.exp(logits[label] - max);
      sum += logits[label];
    }
    for (int label = 0; label < logits.length; label++) {
      logits[label] /= sum;
    }
  }

  /** The weighted sums that the softmax is taken of. */
  double[] logits(List<double[]> scores) {
    double[] logits = biases.clone();
    for (int layer = 0; layer < weights.length; layer++) {
      for (int label = 0; label < logits.length; label++) {
        logits[label] += weights[layer] * scores.get(layer)[label];
      }
    }
    return logits;
  }
}
