package dev.parley.model;

import dev.parley.words.FeatureVector;

/**
 * The weights of one tier: for every place of its feature table one weight a label, and a bias a
 * label. A label's score is the dot product plus its bias, the log-odds of this label against all
 * others. Immutable; threads may share it.
 */
public final class LinearLayer {

  private final int labels;
  private final float[] weights;
  private final float[] biases;

  /**
   * Takes trained weights.
   *
   * @param weights for each place of the feature table one weight a label, place by place
   * @param biases one a label
   * @throws IllegalArgumentException if the number of weights is not a multiple of the labels
   */
  public LinearLayer(float[] weights, float[] biases) {
    this(biases.length, weights.clone(), biases.clone());
    if (labels == 0 || weights.length % labels != 0) {
      throw new IllegalArgumentException(
          "%d weights for %d labels: expected a multiple".formatted(weights.length, labels));
    }
  }

  private LinearLayer(int labels, float[] weights, float[] biases) {
    this.labels = labels;
    this.weights = weights;
    this.biases = biases;
  }

  /** A layer of a table that was made for it, without a copy: nobody else may keep the arrays. */
  static LinearLayer owning(float[] weights, float[] biases) {
    return new LinearLayer(biases.length, weights, biases);
  }

  /** The number of labels. */
  public int labels() {
    return labels;
  }

  /** The number of places in the feature table. */
  public int tableSize() {
    return weights.length / labels;
  }

  /**
   * What one unit of a feature adds to a label's score.
   *
   * @param feature its index in the table
   * @param label its index among the labels
   */
  public float weight(int feature, int label) {
    return weights[feature * labels + label];
  }

  /**
   * A label's score for no feature at all.
   *
   * @param label its index among the labels
   */
  public float bias(int label) {
    return biases[label];
  }

  /**
   * The scores of a feature vector.
   *
   * @param vector indices below {@link #tableSize()}
   * @return one score a label
   */
  public double[] scores(FeatureVector vector) {
    double[] scores = startingScores();
    for (int i = 0; i < vector.size(); i++) {
      int row = vector.index(i) * labels;
      for (int label = 0; label < labels; label++) {
        scores[label] += weights[row + label] * (double) vector.value(i);
      }
    }
    return scores;
  }

  /**
   * The scores of a dense vector.
   *
   * @param values one a place of the table
   * @return one score a label
   * @throws IllegalArgumentException if there are fewer or more
   */
  public double[] scores(float[] values) {
    if (values.length != tableSize()) {
      throw new IllegalArgumentException(
          values.length + " values: expected " + tableSize() + ", one a place of the table");
    }
    double[] scores = startingScores();
    for (int i = 0; i < values.length; i++) {
      for (int label = 0; label < labels; label++) {
        scores[label] += weights[i * labels + label] * (double) values[i];
      }
    }
    return scores;
  }

  private double[] startingScores() {
    double[] scores = new double[labels];
    addBiases(scores);
    return scores;
  }

  void addBiases(double[] scores) {
    for (int label = 0; label < labels; label++) {
      scores[label] += biases[label];
    }
  }

  /** The weights themselves, for the words tier's one pass. Not to be changed. */
  float[] table() {
    return weights;
  }
}
