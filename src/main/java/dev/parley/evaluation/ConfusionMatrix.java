package dev.parley.evaluation;

import dev.parley.data.LabelSet;

/**
 * How often each gold label was predicted as each label, and the usual figures over it. A figure
 * whose denominator is zero is zero. Immutable.
 */
public final class ConfusionMatrix {

  private final LabelSet labels;
  private final int[][] counts;

  private ConfusionMatrix(LabelSet labels, int[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * Counts.
   *
   * @param labels the labels
   * @param gold for each example the index of its gold label
   * @param predicted for each example the index of its predicted label
   */
  public static ConfusionMatrix of(LabelSet labels, int[] gold, int[] predicted) {
    int[][] counts = new int[labels.size()][labels.size()];
    for (int i = 0; i < gold.length; i++) {
      counts[gold[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(labels, counts);
  }

  /** Counts that stand already, by gold, then predicted label; kept, not copied. */
  static ConfusionMatrix ofCounts(LabelSet labels, int[][] counts) {
    return new ConfusionMatrix(labels, counts);
  }

  /** The labels, which the indices of the other methods count. */
  public LabelSet labels() {
    return labels;
  }

  /**
   * The number of examples with a gold label that were predicted as a label.
   *
   * @param gold its index
   * @param predicted its index
   */
  public int count(int gold, int predicted) {
    return counts[gold][predicted];
  }

  /**
   * The number of examples with a gold label.
   *
   * @param gold its index
   */
  public int gold(int gold) {
    int sum = 0;
    for (int count : counts[gold]) {
      sum += count;
    }
    return sum;
  }

  /**
   * The number of examples that were predicted as a label.
   *
   * @param predicted its index
   */
  public int predicted(int predicted) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[predicted];
    }
    return sum;
  }

  /** The number of examples. */
  public int total() {
    int sum = 0;
    for (int label = 0; label < labels.size(); label++) {
      sum += gold(label);
    }
    return sum;
  }

  /** The share of examples whose predicted label is the gold one. */
  public double accuracy() {
    int right = 0;
    for (int label = 0; label < labels.size(); label++) {
      right += counts[label][label];
    }
    return ratio(right, total());
  }

  /**
   * Of the examples predicted as a label, the share that have it.
   *
   * @param label its index
   */
  public double precision(int label) {
    return ratio(counts[label][label], predicted(label));
  }

  /**
   * Of the examples that have a label, the share predicted as it.
   *
   * @param label its index
   */
  public double recall(int label) {
    return ratio(counts[label][label], gold(label));
  }

  /**
   * The harmonic mean of precision and recall of a label.
   *
   * @param label its index
   */
  public double f1(int label) {
    return ratio(2 * counts[label][label], gold(label) + predicted(label));
  }

  /** The mean of the F1 of the labels that occur in gold. */
  public double macroF1() {
    double sum = 0;
    int occurring = 0;
    for (int label = 0; label < labels.size(); label++) {
      sum += gold(label) > 0 ? f1(label) : 0;
      occurring += gold(label) > 0 ? 1 : 0;
    }
    return occurring == 0 ? 0 : sum / occurring;
  }

  /** The mean of the recall of the labels that occur in gold, 0 to 1; also called macro recall. */
  public double balancedAccuracy() {
    double sum = 0;
    int occurring = 0;
    for (int label = 0; label < labels.size(); label++) {
      sum += recall(label);
      occurring += gold(label) > 0 ? 1 : 0;
    }
    return occurring == 0 ? 0 : sum / occurring;
  }

  /**
   * Matthews' correlation coefficient of gold and predicted labels for any number of labels, -1 to
   * 1, 0 for guesses that do not depend on gold.
   *
   * @see <a href="https://doi.org/10.1016/j.compbiolchem.2004.09.006">Gorodkin 2004, Comparing two
   *     K-category assignments by a K-category correlation coefficient</a>
   */
  public double matthewsCorrelation() {
    double all = total();
    double covariance = 0;
    double ofGold = all * all;
    double ofPredicted = all * all;
    for (int label = 0; label < labels.size(); label++) {
      double gold = gold(label);
      double predicted = predicted(label);
      covariance += counts[label][label] * all - gold * predicted;
      ofGold -= gold * gold;
      ofPredicted -= predicted * predicted;
    }
    double variance = ofGold * ofPredicted;
    return variance == 0 ? 0 : covariance / Math.sqrt(variance);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
