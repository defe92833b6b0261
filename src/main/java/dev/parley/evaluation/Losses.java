package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.List;

/** What probabilities cost, example by example; computed once, for any number of samples. */
final class Losses {

  /** Probabilities are clipped here, so that no single example costs without bound. */
  private static final double LEAST = 1e-15;

  private final double[] logs;
  private final double[] squares;
  private final Calibration calibration;

  private Losses(double[] logs, double[] squares, Calibration calibration) {
    this.logs = logs;
    this.squares = squares;
    this.calibration = calibration;
  }

  /** The losses of answers that all have probabilities. */
  static Losses of(LabelSet labels, List<String> gold, List<Evaluation.Answer> answers) {
    double[] logs = new double[answers.size()];
    double[] squares = new double[logs.length];
    double[] sure = new double[logs.length];
    boolean[] right = new boolean[logs.length];
    for (int i = 0; i < logs.length; i++) {
      Evaluation.Answer answer = answers.get(i);
      logs[i] = answer.loss(gold.get(i));
      squares[i] = square(labels, answer, gold.get(i));
      sure[i] = answer.probability(answer.label());
      right[i] = answer.label().equals(gold.get(i));
    }
    return new Losses(logs, squares, new Calibration(sure, right));
  }

  /** The negative logarithm of a probability, in nats. */
  static double log(double probability) {
    return -StrictMath.log(Math.min(Math.max(probability, LEAST), 1 - LEAST));
  }

  private static double square(LabelSet labels, Evaluation.Answer answer, String gold) {
    double sum = 0;
    for (String label : labels.names()) {
      double distance = answer.probability(label) - (label.equals(gold) ? 1 : 0);
      sum += distance * distance;
    }
    return sum;
  }

  /**
   * The mean log loss.
   *
   * @param times how often each example counts
   */
  double log(int[] times) {
    return mean(logs, times);
  }

  /**
   * The mean Brier score.
   *
   * @param times how often each example counts
   */
  double brier(int[] times) {
    return mean(squares, times);
  }

  Calibration calibration() {
    return calibration;
  }

  private static double mean(double[] values, int[] times) {
    double sum = 0;
    long total = 0;
    for (int i = 0; i < values.length; i++) {
      sum += times[i] * values[i];
      total += times[i];
    }
    return sum / total;
  }
}
